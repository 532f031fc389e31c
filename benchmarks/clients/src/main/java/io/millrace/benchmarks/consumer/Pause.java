package io.millrace.benchmarks.consumer;

/**
 * What a handler does with an event: it waits as many milliseconds as a system property says, as if
 * for a database; nothing when that isn't set.
 */
record Pause(long millis) {
  static Pause ofProperty() {
    return new Pause(Long.getLong("millrace.benchmark.wait.ms", 0));
  }

  void take() throws InterruptedException {
    if (millis > 0) {
      Thread.sleep(millis);
    }
  }
}
