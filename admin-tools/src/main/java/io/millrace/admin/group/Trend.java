package io.millrace.admin.group;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the lag of a group changes.
 *
 * @param eventsPerSecond by which the lag grows, or with a minus shrinks
 */
public record Trend(double eventsPerSecond) {

  /**
   * The change from one report to the next.
   *
   * @return empty when the lag of the group isn't known in both, or no time is between them
   */
  public static Optional<Trend> between(LagReport before, LagReport now, String group) {
    long millis = Duration.between(before.at(), now.at()).toMillis();
    OptionalLong from = lag(before, group);
    OptionalLong to = lag(now, group);
    return millis <= 0 || from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(new Trend((to.getAsLong() - from.getAsLong()) * 1_000.0 / millis));
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

  private static OptionalLong lag(LagReport report, String group) {
    return report.group(group).map(GroupLag::events).orElse(OptionalLong.empty());
  }
}
