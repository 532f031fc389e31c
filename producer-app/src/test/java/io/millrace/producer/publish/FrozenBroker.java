package io.millrace.producer.publish;

import io.millrace.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The one broker of a stack, whose process can be stopped for a moment and continued. */
final class FrozenBroker {
  private final long pid;

  FrozenBroker(LocalStack stack) {
    this.pid = stack.brokers().get(0).pid();
  }

  void freeze() {
    signal("-STOP");
  }

  void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", signal, String.valueOf(pid)).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
