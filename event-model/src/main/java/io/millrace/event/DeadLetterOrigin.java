package io.millrace.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.internals.Topic;

/**
 * Where a dead letter came from and why it was set aside, as its headers say. They are input from
 * outside: the topic needn't exist, and what else can't be read is left out.
 *
 * @param topic a name that Kafka accepts
 * @param cause at most {@link DeadLetterHeaders#LONGEST_CAUSE} characters in one line
 */
public record DeadLetterOrigin(
    String topic,
    OptionalInt partition,
    OptionalLong offset,
    Optional<Instant> timestamp,
    Optional<String> cause) {
  public DeadLetterOrigin {
    Topic.validate(topic);
    requireNonNull(partition, "partition");
    requireNonNull(offset, "offset");
    requireNonNull(timestamp, "timestamp");
    requireNonNull(cause, "cause");
  }
}
