package io.millrace.app.scan;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a scan ends before its end.
 *
 * @param matches the most records to find
 * @param duration the longest it may take
 */
public record ScanLimits(OptionalLong matches, Optional<Duration> duration) {
  public ScanLimits {
    if (matches.isPresent() && matches.getAsLong() < 0) {
      throw new IllegalArgumentException("a limit is 0 or more, and not " + matches.getAsLong());
    }
  }

  /** None. */
  public static ScanLimits none() {
    return new ScanLimits(OptionalLong.empty(), Optional.empty());
  }
}
