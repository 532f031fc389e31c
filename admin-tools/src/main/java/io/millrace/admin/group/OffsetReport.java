package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of a plan.
 *
 * @param undo the file that takes it back; empty when there was nothing to change
 * @param outcomes of the changes, in the order of the plan
 */
public record OffsetReport(Optional<Path> undo, List<OffsetOutcome> outcomes) {
  public OffsetReport {
    requireNonNull(undo, "undo");
    outcomes = List.copyOf(outcomes);
  }
}
