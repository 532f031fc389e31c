package io.millrace.evolution;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;

/**
 * The differences between two schemas, as a person would tell them.
 *
 * <p>What each breaks agrees with Avro: a direction is broken by some change exactly if Avro can't
 * read all data in it. A type that is used in several places is compared at the first, and again
 * only where the same difference has other consequences.
 */
public final class SchemaDiff {
  private final List<SchemaChange> changes = new ArrayList<>();
  private final IdentityHashMap<Schema, IdentityHashMap<Schema, Set<Set<Direction>>>> seen =
      new IdentityHashMap<>();

  private SchemaDiff() {}

  /**
   * The changes that lead from one schema to the other, in the order of the new schema, what was
   * removed last. Empty for equal schemas with equal documentation and aliases; custom properties
   * and sort orders of fields aren't compared. Never throws for schemas that Avro has parsed.
   */
  public static List<SchemaChange> between(Schema before, Schema after) {
    if (before.toString().equals(after.toString())) {
      return List.of();
    }
    SchemaDiff diff = new SchemaDiff();
    String root = after.getType() == Type.UNION ? "union" : after.getName();
    diff.visit(root, before, after, EnumSet.allOf(Direction.class));
    diff.reportTheUnexplained(root, before, after);
    return List.copyOf(diff.changes);
  }

  /** Compares two schemas, whose differences can break in the open directions at most. */
  void visit(String path, Schema before, Schema after, Set<Direction> open) {
    Place place = Place.of(path, before, after, open);
    if (before.getType() == Type.UNION || after.getType() == Type.UNION) {
      new UnionDiff(this, place).run();
    } else if (before.getType() != after.getType()) {
      typeChanged(place);
    } else if (!isNamed(after) || isFirstVisit(place)) {
      sameType(place);
    }
  }

  /** Notes a change of the place that breaks in the directions as far as they are open. */
  void report(Place place, ChangeRule rule, String detail, Direction... breaks) {
    Set<Direction> broken = EnumSet.noneOf(Direction.class);
    broken.addAll(List.of(breaks));
    broken.retainAll(place.open());
    changes.add(new SchemaChange(rule, place.path(), detail, broken));
  }

  /** Notes a change of a text that can be missing. */
  void reportDoc(Place place, String before, String after) {
    if (!String.valueOf(before).equals(String.valueOf(after))) {
      report(place, ChangeRule.DOC_CHANGED, "other words");
    }
  }

  private void sameType(Place place) {
    Schema before = place.before();
    Schema after = place.after();
    if (isNamed(after)) {
      NameDiff.run(this, place);
    }
    LogicalTypeDiff.run(this, place);
    switch (after.getType()) {
      case RECORD -> new RecordDiff(this, place).run();
      case ENUM -> EnumDiff.run(this, place);
      case FIXED -> fixedSize(place);
      case ARRAY ->
          visit(place.path() + "[]", before.getElementType(), after.getElementType(), place.open());
      case MAP ->
          visit(place.path() + "{}", before.getValueType(), after.getValueType(), place.open());
      default -> {
        // A primitive has no more to it.
      }
    }
  }

  private void typeChanged(Place place) {
    String detail = place.before().getType().getName() + " to " + place.after().getType().getName();
    ChangeRule rule =
        Readability.canRead(place.after(), place.before())
            ? ChangeRule.TYPE_PROMOTED
            : ChangeRule.TYPE_CHANGED;
    report(place, rule, detail, Direction.values());
  }

  private void fixedSize(Place place) {
    int before = place.before().getFixedSize();
    int after = place.after().getFixedSize();
    if (before != after) {
      report(
          place,
          ChangeRule.FIXED_SIZE_CHANGED,
          "%d to %d bytes".formatted(before, after),
          Direction.values());
    }
  }

  private void reportTheUnexplained(String root, Schema before, Schema after) {
    Set<Direction> unexplained = Readability.broken(before, after);
    changes.forEach(change -> unexplained.removeAll(change.breaks()));
    if (!unexplained.isEmpty()) {
      changes.add(
          new SchemaChange(
              ChangeRule.UNRESOLVABLE, root, "Avro can't resolve the schemas", unexplained));
    }
  }

  private boolean isFirstVisit(Place place) {
    return seen.computeIfAbsent(place.before(), before -> new IdentityHashMap<>())
        .computeIfAbsent(place.after(), after -> new HashSet<>())
        .add(place.open());
  }

  static boolean isNamed(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> true;
      default -> false;
    };
  }
}
