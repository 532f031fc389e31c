package io.millrace.consumer.sink;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends this very process a signal when it has reached a step so many times. */
public final class SignalAt implements Steps {
  private final String step;
  private final String signal;
  private int left;

  /**
   * @param signal such as KILL
   */
  public SignalAt(String step, int times, String signal) {
    this.step = step;
    this.left = times;
    this.signal = signal;
  }

  @Override
  public void reached(String reached) {
    if (reached.equals(step) && --left == 0) {
      try {
        String pid = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
