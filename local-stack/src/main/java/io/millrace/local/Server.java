package io.millrace.local;

/**
 * One server of a stack, a broker or the registry: it can be stopped, killed, paused and started
 * again on the same port and data while the rest runs on. Safe for use by several threads.
 */
public interface Server {
  /**
   * Starts it again and waits until it answers; does nothing when it runs.
   *
   * @throws LocalStackException when it dies or does not answer within the start deadline
   */
  void start();

  /** Stops it in an orderly way, and kills it when that takes more than some seconds. */
  void stop();

  /** Kills it with SIGKILL; it is gone when this returns. */
  void kill();

  /** Makes it do nothing at all, with its connections open. */
  void pause();

  /** Lets it go on after {@link #pause}; does nothing when it isn't paused. */
  void resume();
}
