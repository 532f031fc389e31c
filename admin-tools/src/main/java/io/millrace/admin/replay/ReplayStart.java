package io.millrace.admin.replay;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import io.millrace.app.filter.RecordFilter;
import io.millrace.app.record.RecordDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** What has to be known before a replay runs: that its topics fit, and where to begin. */
final class ReplayStart {
  private final ReplaySpec spec;
  private final Connection connection;
  private final Admin admin;
  private final SourceLog source;
  private final Targets targets;
  private final Checkpoints checkpoints;
  private final Fingerprint fingerprint;
  private final Optional<RecordFilter> filter;

  private ReplayStart(
      ReplaySpec spec,
      Connection connection,
      Admin admin,
      SourceLog source,
      Targets targets,
      Checkpoints checkpoints,
      Optional<RecordFilter> filter) {
    this.spec = spec;
    this.filter = filter;
    this.connection = connection;
    this.admin = admin;
    this.source = source;
    this.targets = targets;
    this.checkpoints = checkpoints;
    this.fingerprint = spec.fingerprint(source.topicId());
  }

  /**
   * Reads the filter, and looks for the topics.
   *
   * @throws AppException when one of them isn't there or can't be used
   */
  static ReplayStart check(Connection connection, Admin admin, ReplaySpec spec, Guards guards) {
    Optional<String> named = spec.destination().topic();
    if (named.equals(Optional.of(spec.source().topic())) && !guards.allowSameTopic()) {
      throw AppException.usage(
          "%s would be replayed to itself: if you want that, say --allow-same-topic"
              .formatted(spec.source().topic()));
    }
    Optional<RecordFilter> filter = spec.filter().map(RecordFilter::parse);
    SourceLog source = SourceLog.find(connection, admin, spec.source());
    Targets targets = Targets.of(connection, admin);
    named.ifPresent(
        topic -> {
          targets.look(List.of(topic));
          require(targets.get(topic), topic, spec, source);
        });
    return new ReplayStart(
        spec, connection, admin, source, targets, new Checkpoints(connection, admin), filter);
  }

  private static void require(
      Targets.Target target, String topic, ReplaySpec spec, SourceLog source) {
    if (target instanceof Targets.Unfit unfit) {
      throw AppException.usage(unfit.reason() + ": records can't be replayed to it");
    } else if (target instanceof Targets.Writable there
        && spec.destination().keepPartitions()
        && source.highest() >= there.partitions()) {
      throw AppException.usage(
          "partitions can't be kept: %s has only %d of them".formatted(topic, there.partitions()));
    }
  }

  /** How far the replay is; empty when there was no run yet. */
  Optional<Checkpoint> known() {
    return checkpoints.find(spec, fingerprint);
  }

  void forget() {
    checkpoints.delete(spec.group());
  }

  /** Where to begin: what is known, without what was deleted meanwhile. */
  Checkpoint from(Optional<Checkpoint> known, Start start, ReplayListener listener) {
    if (known.isEmpty()) {
      return first(start, listener);
    }
    requireWhole(known.get());
    Checkpoint from = start == Start.EXTEND ? extended(known.get()) : known.get();
    Map<Integer, Long> first = source.first(from.partitions().keySet());
    Checkpoint left = from;
    for (Map.Entry<Integer, PartitionProgress> entry : from.partitions().entrySet()) {
      int partition = entry.getKey();
      left = left.with(partition, entry.getValue().fromFirst(first.get(partition)));
    }
    Deletions.tell(source.topic(), from, left, listener);
    if (start == Start.EXTEND) {
      tellHidden(left, listener);
    }
    return left;
  }

  /** Nothing is known of the replay, which isn't to say that there was none. */
  private Checkpoint first(Start start, ReplayListener listener) {
    if (start == Start.EXTEND) {
      throw AppException.failed(
          ("no checkpoint of replay %s to extend: either it never ran, or Kafka has deleted it, as"
                  + " it does offsets.retention.minutes after the last run; without --extend it"
                  + " starts at the beginning, with --from where you say")
              .formatted(spec.name()),
          null);
    } else if (start == Start.RESUME) {
      targets.eachWritable(this::requireUntouched);
    }
    Checkpoint whole = source.whole();
    tellHidden(whole, listener);
    return whole;
  }

  private void requireUntouched(String topic) {
    Traces.find(connection, admin, spec, topic)
        .ifPresent(
            trace -> {
              throw AppException.failed(
                  ("no checkpoint of replay %s is known, but %s:%d at offset %d is of an earlier"
                          + " run: Kafka deletes a checkpoint together with the source, and"
                          + " offsets.retention.minutes after the last run; --restart replays all"
                          + " again, --from with another --name a part of it")
                      .formatted(spec.name(), trace.topic(), trace.partition(), trace.offset()),
                  null);
            });
  }

  private void tellHidden(Checkpoint from, ReplayListener listener) {
    source
        .hidden(from)
        .forEach(
            (partition, offsets) ->
                listener.note(
                    ("%s:%d: a transaction is open, and the %d offsets from its first record on are"
                            + " not taken; once it has ended, --extend takes them")
                        .formatted(source.topic(), partition, offsets)));
  }

  /** A log that has become shorter has lost records, and its offsets tell of others now. */
  private void requireWhole(Checkpoint known) {
    Map<Integer, Long> end = source.end(known.partitions().keySet());
    known
        .partitions()
        .forEach(
            (partition, progress) -> {
              if (end.get(partition) < progress.end()) {
                throw AppException.failed(
                    "%s:%d ends at offset %d, and ended at %d when replay %s started: begin anew with --restart"
                        .formatted(
                            source.topic(),
                            partition,
                            end.get(partition),
                            progress.end(),
                            spec.name()),
                    null);
              }
            });
  }

  private Checkpoint extended(Checkpoint known) {
    Checkpoint extended = known;
    for (Map.Entry<Integer, PartitionProgress> entry : source.whole().partitions().entrySet()) {
      PartitionProgress progress = known.of(entry.getKey());
      extended =
          extended.with(
              entry.getKey(),
              progress == null ? entry.getValue() : progress.withEnd(entry.getValue().end()));
    }
    return extended;
  }

  /** How many offsets {@code --extend} would take; those of new partitions are among them. */
  long arrived(Checkpoint complete) {
    return extended(complete).left();
  }

  ReplaySpec spec() {
    return spec;
  }

  SourceLog source() {
    return source;
  }

  Targets targets() {
    return targets;
  }

  Fingerprint fingerprint() {
    return fingerprint;
  }

  /** Tells which records are replayed; the registry is asked when a schema is met. */
  Sieve sieve() {
    return filter
        .<Sieve>map(given -> new FilterSieve(given, RecordDecoder.open(connection)))
        .orElse(Sieve.ALL);
  }
}
