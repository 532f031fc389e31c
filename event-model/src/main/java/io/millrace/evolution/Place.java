package io.millrace.evolution;

import java.util.EnumSet;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Two schemas that stand at one path.
 *
 * @param open the directions in which a difference here keeps data from being read; in the others
 *     Avro gets by, or never compares the two
 */
record Place(String path, Schema before, Schema after, Set<Direction> open) {
  Place {
    open = narrowed(open, Set.of(Direction.values()));
  }

  /** The place as far as Avro finds the two schemas at odds. */
  static Place of(String path, Schema before, Schema after, Set<Direction> open) {
    return new Place(path, before, after, narrowed(open, Readability.broken(before, after)));
  }

  /** The open directions without some. */
  Set<Direction> openBut(Set<Direction> closed) {
    Set<Direction> rest = EnumSet.copyOf(open);
    rest.removeAll(closed);
    return rest;
  }

  private static EnumSet<Direction> narrowed(Set<Direction> some, Set<Direction> others) {
    EnumSet<Direction> both = EnumSet.noneOf(Direction.class);
    both.addAll(some);
    both.retainAll(others);
    return both;
  }
}
