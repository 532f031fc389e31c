package io.millrace.local;

/** Whether a port of 127.0.0.1 can be taken, for who starts servers there by other means. */
public final class PortCheck {
  private PortCheck() {}

  /**
   * Checks that nothing listens there.
   *
   * @throws LocalStackException when something does, naming the port and, where that can be seen,
   *     the process
   */
  public static void requireFree(int port) {
    Ports.checked(port);
  }
}
