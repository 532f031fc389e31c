package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.Failure;
import java.util.Optional;

/**
 * What became of a change.
 *
 * @param failure empty when the broker or the registry has confirmed it
 */
public record Outcome(Change change, Optional<Failure> failure) {
  public Outcome {
    requireNonNull(change, "change");
    requireNonNull(failure, "failure");
  }

  /** Whether it is made. */
  public boolean isConfirmed() {
    return failure.isEmpty();
  }
}
