package io.millrace.evolution;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.CompatibilityLevel;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * Holds a new schema to a compatibility level, as a registry would, without one.
 *
 * <p>The verdict is Avro's: without a violation all data is read in the directions of the level;
 * with one, some data isn't, or its name is refused by Avro's own check, which registries use.
 * {@code checksMeaning} refuses beyond that what is read without an error as another value ({@link
 * ChangeRule#changesMeaning()}), at every level but NONE.
 */
public record CompatibilityCheck(CompatibilityLevel level, boolean checksMeaning) {
  public CompatibilityCheck {
    requireNonNull(level, "level");
  }

  /** A check that agrees with the registries. */
  public static CompatibilityCheck of(CompatibilityLevel level) {
    return new CompatibilityCheck(level, false);
  }

  /** This check, and changes of meaning are violations too. */
  public CompatibilityCheck andMeaning() {
    return new CompatibilityCheck(level, true);
  }

  /**
   * What the level forbids in the new schema: held against all earlier versions if the level is
   * transitive, else against the last.
   *
   * @param earlier oldest first; empty if the schema is the first
   */
  public List<Violation> violations(List<Schema> earlier, Schema next) {
    int first = isTransitive() ? 0 : Math.max(0, earlier.size() - 1);
    return IntStream.range(first, earlier.size())
        .boxed()
        .flatMap(index -> violations(index + 1, earlier.get(index), next))
        .toList();
  }

  private Stream<Violation> violations(int version, Schema before, Schema after) {
    return SchemaDiff.between(before, after).stream()
        .filter(this::isForbidden)
        .map(change -> new Violation(version, change));
  }

  private boolean isForbidden(SchemaChange change) {
    return !Collections.disjoint(change.breaks(), directions())
        || (checksMeaning && level != CompatibilityLevel.NONE && change.rule().changesMeaning());
  }

  private Set<Direction> directions() {
    return switch (level) {
      case NONE -> EnumSet.noneOf(Direction.class);
      case BACKWARD, BACKWARD_TRANSITIVE -> EnumSet.of(Direction.BACKWARD);
      case FORWARD, FORWARD_TRANSITIVE -> EnumSet.of(Direction.FORWARD);
      case FULL, FULL_TRANSITIVE -> EnumSet.allOf(Direction.class);
    };
  }

  private boolean isTransitive() {
    return switch (level) {
      case NONE, BACKWARD, FORWARD, FULL -> false;
      case BACKWARD_TRANSITIVE, FORWARD_TRANSITIVE, FULL_TRANSITIVE -> true;
    };
  }
}
