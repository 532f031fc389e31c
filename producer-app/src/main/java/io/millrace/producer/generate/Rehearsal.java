package io.millrace.producer.generate;

import io.millrace.app.pace.Pace;
import io.millrace.producer.input.Source;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes events for nobody, so that the code that makes them has been compiled when the first ones
 * are due, which would be late otherwise.
 */
public final class Rehearsal {
  private static final int MOST_EVENTS = 200_000;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private Rehearsal() {}

  /**
   * Takes as many inputs as are due within a second, or a part of them when there are too many;
   * none when none is due at any time.
   *
   * @param maker of a source for this alone
   * @return how many
   */
  public static int of(Supplier<? extends Source> maker, Pace pace) {
    if (pace.isFlatOut()) {
      return 0;
    }
    long start = System.nanoTime();
    Source source = maker.get();
    int taken = 0;
    while (taken < MOST_EVENTS
        && pace.dueNanos(taken) < TimeUnit.SECONDS.toNanos(1)
        && System.nanoTime() - start < MOST_NANOS
        && source.next().isPresent()) {
      taken++;
    }
    return taken;
  }
}
