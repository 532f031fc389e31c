package io.millrace.app.cli;

/** The exit codes of every program; the same number means the same everywhere. */
public final class ExitCode {
  public static final int DONE = 0;
  public static final int FAILED = 1;

  /** Wrong usage or configuration. */
  public static final int USAGE = 2;

  /** {@code check} found differences. */
  public static final int DIFFERENCES = 3;

  /** The cluster or the registry didn't answer. */
  public static final int UNAVAILABLE = 4;

  public static final int ACCESS_DENIED = 5;

  /** A bad record, or an incompatible schema. */
  public static final int DATA_REFUSED = 6;

  /** Some sends may or may not have happened. */
  public static final int OUTCOME_UNKNOWN = 7;

  /** Interrupted, after an orderly stop. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
