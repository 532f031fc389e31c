package io.millrace.evolution;

import static java.util.Objects.requireNonNull;

/**
 * A change that a compatibility level forbids.
 *
 * @param version of the earlier schema that it was found against: its place in the list of
 *     versions, from 1
 */
public record Violation(int version, SchemaChange change) {
  public Violation {
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1: " + version);
    }
    requireNonNull(change, "change");
  }

  /** The change, the version and how to mend it, for a report. */
  @Override
  public String toString() {
    return "%s, against version %d. %s".formatted(change, version, change.mend());
  }
}
