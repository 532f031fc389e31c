package io.millrace.consumer.handle;

import static java.util.Objects.requireNonNull;

import io.millrace.consumer.lane.LaneOrder;
import java.time.Duration;
import java.util.Optional;

/**
 * How events are handled; start from {@link #of}.
 *
 * @param group of consumers
 * @param order which events come one after another
 * @param earliest whether a group without committed offsets starts at the beginning, and not at the
 *     end
 * @param untilEnd whether to end when the group has done all that was there at the start
 * @param deadLetterTopic for all topics; empty for the topic's name and {@code .dlq}
 * @param drain how long handlers that have begun may take when a partition goes away, or the run
 *     ends
 * @param patience how long something that events need may be away before the run ends
 */
public record ProcessorSettings(
    String group,
    LaneOrder order,
    Bounds bounds,
    RetryPolicy retry,
    boolean earliest,
    boolean untilEnd,
    Optional<String> deadLetterTopic,
    Duration drain,
    Duration patience) {
  public static final int LANES = 32;
  public static final int EVENTS = 10_000;
  public static final long BYTES = 64L << 20;
  public static final int RETRIES = 5;
  public static final Duration BACKOFF = Duration.ofMillis(200);
  public static final Duration DRAIN = Duration.ofSeconds(10);
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  public ProcessorSettings {
    requireNonNull(order, "order");
    requireNonNull(bounds, "bounds");
    requireNonNull(retry, "retry");
    requireNonNull(deadLetterTopic, "deadLetterTopic");
    requireNonNull(drain, "drain");
    requireNonNull(patience, "patience");
    if (group.isBlank()) {
      throw new IllegalArgumentException("a group needs a name");
    }
  }

  /** Order per key, from the beginning, with the defaults of the command {@code run}. */
  public static ProcessorSettings of(String group) {
    return new ProcessorSettings(
        group,
        LaneOrder.KEY,
        new Bounds(LANES, EVENTS, BYTES),
        RetryPolicy.of(RETRIES, BACKOFF),
        true,
        false,
        Optional.empty(),
        DRAIN,
        PATIENCE);
  }

  /** The same, to end when all is done that was there at the start. */
  public ProcessorSettings untilTheEnd() {
    return new ProcessorSettings(
        group, order, bounds, retry, earliest, true, deadLetterTopic, drain, patience);
  }

  /** The same with other bounds. */
  public ProcessorSettings with(Bounds other) {
    return new ProcessorSettings(
        group, order, other, retry, earliest, untilEnd, deadLetterTopic, drain, patience);
  }

  /** The same with other retries. */
  public ProcessorSettings with(RetryPolicy other) {
    return new ProcessorSettings(
        group, order, bounds, other, earliest, untilEnd, deadLetterTopic, drain, patience);
  }

  /** The same with another order. */
  public ProcessorSettings with(LaneOrder other) {
    return new ProcessorSettings(
        group, other, bounds, retry, earliest, untilEnd, deadLetterTopic, drain, patience);
  }

  /** The same with another time for handlers to finish. */
  public ProcessorSettings withDrain(Duration other) {
    return new ProcessorSettings(
        group, order, bounds, retry, earliest, untilEnd, deadLetterTopic, other, patience);
  }

  /** The same with another time for what is away to come back. */
  public ProcessorSettings withPatience(Duration other) {
    return new ProcessorSettings(
        group, order, bounds, retry, earliest, untilEnd, deadLetterTopic, drain, other);
  }
}
