package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.Failure;
import java.util.Optional;

/**
 * What became of a change.
 *
 * @param failure empty when the broker has confirmed it
 */
public record OffsetOutcome(OffsetMove move, Optional<Failure> failure) {
  public OffsetOutcome {
    requireNonNull(move, "move");
    requireNonNull(failure, "failure");
  }
}
