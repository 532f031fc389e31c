package io.millrace.admin.group;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the lag of a group changes.
 *
 * @param eventsPerSecond by which the lag grows, or with a minus shrinks
 */
public record Trend(double eventsPerSecond) {

  /**
   * The change from one report to the next.
   *
   * @return empty when the group isn't in both, or no time is between them
   */
  public static Optional<Trend> between(LagReport before, LagReport now, String group) {
    long millis = millis(before.at(), now.at());
    if (millis <= 0) {
      return Optional.empty();
    }
    return before
        .group(group)
        .flatMap(
            then ->
                now.group(group)
                    .map(next -> new Trend((next.events() - then.events()) * 1_000.0 / millis)));
  }

  /** When a lag is gone if it goes on like this; empty when it doesn't shrink. */
  public Optional<Duration> untilGone(long lag) {
    if (lag == 0) {
      return Optional.of(Duration.ZERO);
    }
    return eventsPerSecond < 0
        ? Optional.of(Duration.ofMillis(Math.round(lag * 1_000.0 / -eventsPerSecond)))
        : Optional.empty();
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
