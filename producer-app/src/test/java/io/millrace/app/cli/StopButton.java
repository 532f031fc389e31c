package io.millrace.app.cli;

/** What Ctrl-C does, for tests: only the program itself may wish to stop. */
public final class StopButton {
  private StopButton() {}

  public static void press(Stop stop) {
    stop.request();
  }
}
