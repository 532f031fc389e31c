package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.Failure;

/**
 * What could not be answered or done while the rest went on.
 *
 * @param resource a group, a partition or a broker
 */
public record Problem(String resource, Failure failure) {
  public Problem {
    requireNonNull(resource, "resource");
    requireNonNull(failure, "failure");
  }

  /** What a user is told of it. */
  public String line() {
    return resource + ": " + failure.line();
  }
}
