package io.millrace.benchmarks;

/** Threads that a benchmark which failed leaves behind, and that must not keep its JVM alive. */
final class DaemonThreads {
  private DaemonThreads() {}

  static Thread of(Runnable work) {
    Thread thread = new Thread(work, "benchmark");
    thread.setDaemon(true);
    return thread;
  }
}
