package io.millrace.admin.replay;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.Stop;
import io.millrace.event.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;

/** One run of a replay: a transaction after the other, until it is complete or has to end. */
final class ReplayLoop {
  private static final int ATTEMPTS = 3;
  private static final int EXAMPLES = 5;

  private final SourceLog source;
  private final SourceReader reader;
  private final Judge judge;
  private final Ledger ledger;
  private final RunOptions options;
  private final Stop stop;
  private final ReplayListener listener;

  private final List<Example> examples = new ArrayList<>();
  private final Map<String, Long> targets = new TreeMap<>();
  private final Set<Origin> told = new HashSet<>();
  private Checkpoint committed;
  private boolean unsaved;
  private long sent;
  private Optional<Refusal> halted = Optional.empty();
  private Optional<Failure> failure = Optional.empty();

  ReplayLoop(
      SourceLog source,
      SourceReader reader,
      Judge judge,
      Ledger ledger,
      RunOptions options,
      Stop stop,
      ReplayListener listener) {
    this.source = source;
    this.reader = reader;
    this.judge = judge;
    this.ledger = ledger;
    this.options = options;
    this.stop = stop;
    this.listener = listener;
  }

  /**
   * Goes on from a checkpoint, until the run ends in one way or another.
   *
   * @param isNew whether it isn't what was committed last. The first transaction holds it: until
   *     that is there, nothing else of this run is.
   */
  void run(Checkpoint from, boolean isNew) {
    committed = from;
    unsaved = isNew;
    try {
      reader.seek(from);
      for (int aborted = 0; unsaved || !isOver(); ) {
        aborted = transact(aborted) ? 0 : aborted + 1;
        listener.advanced(from.left() - committed.left());
      }
    } catch (KafkaException | AppException e) {
      failure = Optional.of(Failure.of(e));
    }
  }

  private boolean isOver() {
    return committed.isComplete()
        || stop.isRequested()
        || halted.isPresent()
        || sent >= options.limit();
  }

  /** Whether a transaction was committed. */
  private boolean transact(int aborted) {
    Batch batch = new Batch(committed, options.batch(), options.pace().now());
    try {
      fill(batch);
      if (batch.hasMoved() || unsaved) {
        batch.refusals().forEach(this::tell);
        ledger.commit(batch.checkpoint());
        committed = batch.checkpoint();
        unsaved = false;
        told.clear();
        judge.passed();
        sent += batch.sent();
        batch.targets().forEach((topic, count) -> targets.merge(topic, count, Long::sum));
      }
      return true;
    } catch (TransactionAbortedException e) {
      e.notTaken().forEach(judge::refuse);
      if (e.notTaken().isEmpty()) {
        if (aborted == ATTEMPTS) {
          throw AppException.ended(
              Failure.of(e.getCause()).exitCode(),
              "%d transactions were aborted one after the other, at last by: %s"
                  .formatted(ATTEMPTS + 1, Failure.of(e.getCause()).line()));
        }
        listener.note(
            "a transaction was aborted, and is tried again: " + e.getCause().getMessage());
      }
      halted = Optional.empty();
      examples.clear();
      reader.seek(committed);
      return !e.notTaken().isEmpty();
    }
  }

  private void fill(Batch batch) {
    while (!batch.isDue(options.pace().now()) && !isOver(batch)) {
      ConsumerRecord<byte[], byte[]> record = reader.next();
      if (record == null) {
        readOn(batch);
      } else if (batch.takes(record)) {
        take(record, batch);
      }
    }
  }

  private boolean isOver(Batch batch) {
    return batch.isComplete()
        || stop.isRequested()
        || halted.isPresent()
        || sent + batch.sent() >= options.limit();
  }

  /** All that was read is done; so are offsets without a record before the next that is read. */
  private void readOn(Batch batch) {
    try {
      for (int partition : committed.partitions().keySet()) {
        if (!batch.isComplete(partition)) {
          batch.upTo(partition, reader.position(partition));
          if (batch.isComplete(partition)) {
            reader.leave(partition);
          }
        }
      }
      if (!batch.isComplete()) {
        judge.prepare(reader.poll());
      }
    } catch (OffsetOutOfRangeException e) {
      skipDeleted(batch, e);
    }
  }

  private void skipDeleted(Batch batch, OffsetOutOfRangeException e) {
    Checkpoint before = batch.checkpoint();
    source.first(before.partitions().keySet()).forEach(batch::fromFirst);
    Checkpoint after = batch.checkpoint();
    if (after.equals(before)) {
      throw e;
    }
    Deletions.tell(source.topic(), before, after, listener);
    reader.seek(after);
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Batch batch) {
    Verdict verdict = judge.judge(record);
    if (verdict instanceof Verdict.Send send) {
      options.pace().await(batch.start(), batch.sent() + 1, stop);
      if (stop.isRequested()) {
        reader.putBack(record);
        return;
      }
      ledger.outbox().send(send.record(), Judge.origin(record));
      if (examples.size() < EXAMPLES) {
        examples.add(
            new Example(
                Judge.origin(record),
                send.record().topic(),
                record.key(),
                record.serializedValueSize()));
      }
      batch.sent(record, send.record());
    } else if (verdict instanceof Verdict.Filtered) {
      batch.filtered(record);
    } else if (verdict instanceof Verdict.Refuse refuse) {
      batch.refused(record, new Refusal(Judge.origin(record), refuse.reason()));
    } else if (verdict instanceof Verdict.Halt halt) {
      reader.putBack(record);
      halted = Optional.of(new Refusal(Judge.origin(record), halt.reason()));
    }
  }

  /** Once, also when the transaction with it is aborted and tried again. */
  private void tell(Refusal refusal) {
    if (told.add(refusal.record())) {
      listener.refused(refusal);
    }
  }

  Checkpoint committed() {
    return committed;
  }

  Map<String, Long> targets() {
    return targets;
  }

  List<Example> examples() {
    return examples;
  }

  Optional<Failure> failure() {
    return failure.isPresent()
        ? failure
        : halted.map(
            refusal ->
                new Failure(ExitCode.DATA_REFUSED, "%s; see --undecodable".formatted(refusal)));
  }

  Ending ending() {
    if (failure.isPresent()) {
      return Ending.FAILED;
    } else if (committed.isComplete()) {
      return Ending.COMPLETE;
    } else if (halted.isPresent()) {
      return Ending.UNDECODABLE;
    }
    return stop.isRequested() ? Ending.INTERRUPTED : Ending.LIMIT;
  }
}
