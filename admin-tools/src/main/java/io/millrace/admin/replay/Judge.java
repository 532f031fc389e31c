package io.millrace.admin.replay;

import io.millrace.event.DeadLetterHeaders;
import io.millrace.event.DeadLetterOrigin;
import io.millrace.event.Origin;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.header.Header;

/** Decides what becomes of each record. */
final class Judge {
  private final ReplaySpec spec;
  private final Guards guards;
  private final Sieve sieve;
  private final Targets targets;
  private final Clock clock;
  private final Map<Origin, String> notTaken = new HashMap<>();

  Judge(ReplaySpec spec, Guards guards, Sieve sieve, Targets targets, Clock clock) {
    this.spec = spec;
    this.guards = guards;
    this.sieve = sieve;
    this.targets = targets;
    this.clock = clock;
  }

  /** Looks for the topics that the headers of these records name, in one request. */
  void prepare(Collection<ConsumerRecord<byte[], byte[]>> records) {
    if (spec.destination().isOrigin()) {
      Set<String> names = new LinkedHashSet<>();
      for (ConsumerRecord<byte[], byte[]> record : records) {
        try {
          DeadLetterHeaders.origin(record.headers()).ifPresent(origin -> names.add(origin.topic()));
        } catch (InvalidTopicException e) {
          // Said of the record when it is judged.
        }
      }
      targets.look(names);
    }
  }

  /** From now on, a record is refused that a broker did not take. */
  void refuse(Origin record, String reason) {
    notTaken.put(record, reason);
  }

  /** A transaction is committed: the records that were refused for it don't come again. */
  void passed() {
    notTaken.clear();
  }

  Verdict judge(ConsumerRecord<byte[], byte[]> record) {
    String refused = notTaken.isEmpty() ? null : notTaken.get(origin(record));
    if (refused != null) {
      return new Verdict.Refuse(refused);
    }
    Sieve.Sifted sifted = sieve.sift(record);
    if (sifted instanceof Sieve.Sifted.Left) {
      return new Verdict.Filtered();
    } else if (sifted instanceof Sieve.Sifted.Unjudged unjudged
        && guards.undecodable() != Undecodable.REPLAY) {
      String reason = "the filter can't judge it: " + unjudged.reason();
      return guards.undecodable() == Undecodable.SKIP
          ? new Verdict.Refuse(reason)
          : new Verdict.Halt(reason);
    }
    OptionalInt count = Provenance.count(record);
    if (count.isEmpty()) {
      return new Verdict.Refuse("its header " + Provenance.COUNT + " is no number");
    } else if (count.getAsInt() >= guards.maxReplays()) {
      return new Verdict.Refuse(
          "it was replayed %s already; see --max-replays".formatted(times(count.getAsInt())));
    }
    return address(record, count.getAsInt() + 1);
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  static Origin origin(ConsumerRecord<byte[], byte[]> record) {
    return new Origin(record.topic(), record.partition(), record.offset());
  }

  private Verdict address(ConsumerRecord<byte[], byte[]> record, int count) {
    if (!spec.destination().isOrigin()) {
      return write(
          record,
          spec.destination().label(),
          OptionalInt.of(record.partition()),
          count,
          record.headers());
    }
    Optional<DeadLetterOrigin> origin;
    try {
      origin = DeadLetterHeaders.origin(record.headers());
    } catch (InvalidTopicException e) {
      return new Verdict.Refuse("the topic that its headers name can't be: " + e.getMessage());
    }
    if (origin.isEmpty()) {
      return new Verdict.Refuse("it has no header that names the topic it came from");
    }
    return write(
        record,
        origin.get().topic(),
        origin.get().partition(),
        count,
        DeadLetterHeaders.stripped(record.headers()));
  }

  private Verdict write(
      ConsumerRecord<byte[], byte[]> record,
      String topic,
      OptionalInt numbered,
      int count,
      Iterable<Header> headers) {
    if (topic.equals(record.topic()) && !guards.allowSameTopic()) {
      return new Verdict.Refuse("it would go to the topic that it is in; see --allow-same-topic");
    }
    if (targets.get(topic) instanceof Targets.Unfit unfit) {
      return new Verdict.Refuse(unfit.reason());
    }
    int partitions = ((Targets.Writable) targets.get(topic)).partitions();
    Integer partition = null;
    if (spec.destination().keepPartitions()) {
      if (numbered.isEmpty()) {
        return new Verdict.Refuse("its headers don't say which partition it was in");
      } else if (numbered.getAsInt() >= partitions) {
        return new Verdict.Refuse(
            "topic %s has no partition %d".formatted(topic, numbered.getAsInt()));
      }
      partition = numbered.getAsInt();
    }
    Long timestamp = spec.destination().newTimestamps() ? null : time(record);
    List<Header> stamped = Provenance.stamp(headers, spec.name(), record, clock.instant(), count);
    return new Verdict.Send(
        new ProducerRecord<>(topic, partition, timestamp, record.key(), record.value(), stamped));
  }

  /** Records of old clients can have none. */
  private static Long time(ConsumerRecord<byte[], byte[]> record) {
    return record.timestamp() < 0 ? null : record.timestamp();
  }
}
