package io.millrace.producer.publish;

import io.millrace.app.pace.Pace;

/** When inputs are due, by a pace from now on. For one thread. */
final class Timetable {
  private final Pace pace;
  private final long start;
  private long number;

  Timetable(Pace pace) {
    this.pace = pace;
    this.start = pace.now();
  }

  /** When the next input is due, in nanoseconds: now, when there is no time to keep. */
  long next() {
    return pace.isFlatOut() ? now() : start + pace.dueNanos(number++);
  }

  long now() {
    return pace.now();
  }
}
