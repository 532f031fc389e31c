package io.millrace.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a dead letter: a record that was set aside with its original key, value and
 * headers. The values are texts in UTF-8, numbers in decimal digits.
 *
 * <p>Those of Spring Kafka are understood as well: {@code kafka_dlt-original-topic} and its kin,
 * and {@code kafka_original-topic} and its kin, which its retry topics use. A record that was set
 * aside twice can have several of a name; the last is of the last time.
 */
public final class DeadLetterHeaders {
  /** What the names of all of them start with. */
  public static final String PREFIX = "millrace.dlq.";

  /** The topic that the record was read from. */
  public static final String TOPIC = PREFIX + "topic";

  /** The partition that the record was read from. */
  public static final String PARTITION = PREFIX + "partition";

  /** The offset that the record was read at. */
  public static final String OFFSET = PREFIX + "offset";

  /** The timestamp of the record, in milliseconds since 1970. */
  public static final String TIMESTAMP = PREFIX + "timestamp";

  /** The group of consumers that read it. */
  public static final String GROUP = PREFIX + "group";

  /** How often its handler has tried; 0 for a record that couldn't be decoded. */
  public static final String ATTEMPTS = PREFIX + "attempts";

  /** Why it was set aside. */
  public static final String CAUSE = PREFIX + "cause";

  /** Longer ones are cut. */
  public static final int LONGEST_CAUSE = 1_000;

  private static final String SPRING = "kafka_dlt-";
  private static final String SPRING_RETRY = "kafka_original-";
  private static final String SPRING_CAUSE = "kafka_exception-";
  private static final List<String> SPRING_PREFIXES =
      List.of(SPRING, SPRING_RETRY, SPRING_CAUSE, "retry_topic-");

  private DeadLetterHeaders() {}

  /**
   * Where a record came from; empty when its headers name no topic.
   *
   * @throws InvalidTopicException when they name one that can't be
   */
  public static Optional<DeadLetterOrigin> origin(Headers headers) {
    return Stream.of(
            new Names(TOPIC, PARTITION, OFFSET, TIMESTAMP, CAUSE, false),
            spring(SPRING + "original-", SPRING + "exception-message"),
            spring(SPRING_RETRY, SPRING_CAUSE + "message"))
        .filter(names -> headers.lastHeader(names.topic()) != null)
        .findFirst()
        .map(names -> names.read(headers));
  }

  /**
   * The headers without those of the last time that the record was set aside, so that it is as it
   * was before. Spring's count of attempts is one of them: with it, the record would soon be a dead
   * letter again.
   */
  public static List<Header> stripped(Headers headers) {
    Header[] all = headers.toArray();
    Set<String> dropped = new HashSet<>();
    Deque<Header> kept = new ArrayDeque<>();
    for (int i = all.length - 1; i >= 0; i--) {
      String name = all[i].key();
      if (!isOne(name) || !dropped.add(name)) {
        kept.addFirst(all[i]);
      }
    }
    return List.copyOf(kept);
  }

  private static boolean isOne(String name) {
    return name.startsWith(PREFIX) || SPRING_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static Names spring(String prefix, String cause) {
    return new Names(
        prefix + "topic",
        prefix + "partition",
        prefix + "offset",
        prefix + "timestamp",
        cause,
        true);
  }

  /** The names of one writer of dead letters, and whether its numbers are big-endian. */
  private record Names(
      String topic,
      String partition,
      String offset,
      String timestamp,
      String cause,
      boolean binary) {

    DeadLetterOrigin read(Headers headers) {
      HeaderValues values = new HeaderValues(headers, binary);
      return new DeadLetterOrigin(
          values.topic(topic),
          values.partition(partition),
          values.number(offset),
          values.time(timestamp),
          values.text(cause, LONGEST_CAUSE));
    }
  }
}
