package io.millrace.consumer.handle;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a partition is.
 *
 * @param done the offset before which all is done; -1 when it isn't known yet
 * @param inFlight how many records are read and not done
 * @param unread how many aren't read yet, as of the last second
 * @param behind how long ago the oldest record that isn't done was written; zero for none
 * @param oldest what the offset waits for; empty for nothing
 */
public record PartitionStatus(
    String topic,
    int partition,
    long done,
    int inFlight,
    long unread,
    Duration behind,
    Optional<Oldest> oldest) {
  public PartitionStatus {
    requireNonNull(topic, "topic");
    requireNonNull(behind, "behind");
    requireNonNull(oldest, "oldest");
  }

  /**
   * A record that isn't done.
   *
   * @param key as text, cut short; empty for none
   * @param since for how long it has been in flight
   * @param attempts how often its handler has failed
   * @param state what it waits for, in a word or two
   * @param cause what went wrong the last time; empty for nothing
   */
  public record Oldest(
      String key,
      long offset,
      Duration since,
      int attempts,
      String state,
      Optional<String> cause) {}

  /** As a line for a person. */
  @Override
  public String toString() {
    String place =
        "%s-%d: done up to %d, %d in flight, %d unread"
            .formatted(topic, partition, done, inFlight, unread);
    return oldest
        .map(
            waits ->
                "%s; waits for key %s at offset %d since %d s: %s%s%s"
                    .formatted(
                        place,
                        waits.key().isEmpty() ? "(none)" : waits.key(),
                        waits.offset(),
                        waits.since().toSeconds(),
                        waits.state(),
                        waits.attempts() == 0 ? "" : ", attempt " + (waits.attempts() + 1),
                        waits.cause().map(cause -> ", " + cause).orElse("")))
        .orElse(place);
  }
}
