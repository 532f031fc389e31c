package io.millrace.app.cli;

import java.util.List;

/**
 * The end of a program with a sentence for its user: what, which one, what to do. The exit code
 * says who can mend it.
 */
public final class AppException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  private AppException(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Wrong usage or configuration. */
  public static AppException usage(String message) {
    return new AppException(ExitCode.USAGE, message, null);
  }

  /** The cluster or the registry didn't answer. */
  public static AppException unavailable(String message, Throwable cause) {
    return new AppException(ExitCode.UNAVAILABLE, message, cause);
  }

  /** The data can't be taken as it is. */
  public static AppException refused(String message) {
    return new AppException(ExitCode.DATA_REFUSED, message, null);
  }

  /** What is there isn't what it ought to be. */
  public static AppException differences(String message) {
    return new AppException(ExitCode.DIFFERENCES, message, null);
  }

  /** What was asked of one resource failed, and nothing can go on without it. */
  public static AppException of(String resource, Failure failure) {
    return new AppException(failure.exitCode(), resource + ": " + failure.line(), null);
  }

  /** A program that this one started ended with an exit code of {@link ExitCode}. */
  public static AppException ended(int exitCode, String message) {
    return new AppException(exitCode, message, null);
  }

  /**
   * Problems that were found together, in one line, with the highest of their exit codes.
   *
   * @param problems at least one; equal sentences are said once
   */
  public static AppException all(List<AppException> problems) {
    List<String> sentences = problems.stream().map(AppException::getMessage).distinct().toList();
    int code = problems.stream().mapToInt(AppException::exitCode).max().orElseThrow();
    if (sentences.size() == 1) {
      return new AppException(code, sentences.get(0), problems.get(0));
    }
    StringBuilder all = new StringBuilder(sentences.size() + " problems:");
    for (int i = 0; i < sentences.size(); i++) {
      all.append(i == 0 ? " " : "; ").append(i + 1).append(") ").append(sentences.get(i));
    }
    return new AppException(code, all.toString(), problems.get(0));
  }

  /** Anything else that went wrong. */
  public static AppException failed(String message, Throwable cause) {
    return new AppException(ExitCode.FAILED, message, cause);
  }

  /** One of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
