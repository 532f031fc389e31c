package io.millrace.evolution;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;

/** What became of the branches of a union; a schema that is none counts as a union of one. */
final class UnionDiff {
  private final SchemaDiff diff;
  private final Place place;
  private final List<Schema> before;
  private final List<Schema> after;

  UnionDiff(SchemaDiff diff, Place place) {
    this.diff = diff;
    this.place = place;
    this.before = branches(place.before());
    this.after = branches(place.after());
  }

  void run() {
    reportBranchesThatFallTogether();
    List<Schema> left = new ArrayList<>(before);
    List<Integer> order = new ArrayList<>();
    for (Schema branch : after) {
      Optional<Schema> earlier = earlier(branch, left);
      if (earlier.isPresent()) {
        left.remove(earlier.get());
        order.add(before.indexOf(earlier.get()));
        compare(earlier.get(), branch);
      } else {
        report(ChangeRule.UNION_BRANCH_ADDED, branch, Direction.FORWARD);
      }
    }
    for (Schema branch : left) {
      report(ChangeRule.UNION_BRANCH_REMOVED, branch, Direction.BACKWARD);
    }
    if (!order.stream().sorted().toList().equals(order)) {
      diff.report(place, ChangeRule.UNION_REORDERED, "the branches that stay");
    }
  }

  private void compare(Schema earlier, Schema later) {
    Set<Direction> closed = EnumSet.noneOf(Direction.class);
    if (Readability.canRead(place.after(), earlier)) {
      closed.add(Direction.BACKWARD);
    }
    if (Readability.canRead(place.before(), later)) {
      closed.add(Direction.FORWARD);
    }
    diff.visit(path(later), earlier, later, place.openBut(closed));
  }

  private void report(ChangeRule rule, Schema branch, Direction direction) {
    Schema reader = direction == Direction.BACKWARD ? place.after() : place.before();
    Place at = new Place(path(branch), place.before(), place.after(), place.open());
    if (Readability.canRead(reader, branch)) {
      diff.report(at, rule, branch.getFullName() + ", read as another branch");
    } else {
      diff.report(at, rule, branch.getFullName(), direction);
    }
  }

  /** An alias can give two branches of the writer one name, though each alone can be read. */
  private void reportBranchesThatFallTogether() {
    if (before.stream().allMatch(branch -> Readability.canRead(place.after(), branch))) {
      reportAmbiguous(Direction.BACKWARD);
    }
    if (after.stream().allMatch(branch -> Readability.canRead(place.before(), branch))) {
      reportAmbiguous(Direction.FORWARD);
    }
  }

  private void reportAmbiguous(Direction direction) {
    if (place.open().contains(direction)) {
      diff.report(place, ChangeRule.ALIAS_AMBIGUOUS, "two branches get one name", direction);
    }
  }

  private static Optional<Schema> earlier(Schema branch, List<Schema> left) {
    return left.stream()
        .filter(other -> other.getFullName().equals(branch.getFullName()))
        .findFirst()
        .or(() -> left.stream().filter(other -> isRenamed(other, branch)).findFirst());
  }

  /** Records only: Avro finds an enum or a fixed in a union by its full name, or by an alias. */
  private static boolean isRenamed(Schema one, Schema other) {
    return one.getType() == Type.RECORD
        && other.getType() == Type.RECORD
        && (one.getName().equals(other.getName())
            || one.getAliases().contains(other.getFullName())
            || other.getAliases().contains(one.getFullName()));
  }

  private String path(Schema branch) {
    return "%s<%s>".formatted(place.path(), branch.getName());
  }

  private static List<Schema> branches(Schema schema) {
    return schema.getType() == Type.UNION ? schema.getTypes() : List.of(schema);
  }
}
