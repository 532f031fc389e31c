package io.millrace.evolution;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema.Field;

/** What became of the fields of a record. */
final class RecordDiff {
  private final SchemaDiff diff;
  private final Place place;
  private final FieldLinks backward;
  private final FieldLinks forward;

  RecordDiff(SchemaDiff diff, Place place) {
    this.diff = diff;
    this.place = place;
    this.backward = FieldLinks.of(place.after(), place.before());
    this.forward = FieldLinks.of(place.before(), place.after());
  }

  void run() {
    backward.ambiguous().forEach(field -> ambiguous(field, Direction.BACKWARD));
    forward.ambiguous().forEach(field -> ambiguous(field, Direction.FORWARD));
    Map<Field, Field> pairs = pairs();
    for (Field field : place.after().getFields()) {
      if (pairs.containsKey(field)) {
        compare(pairs.get(field), field);
      } else {
        added(field);
      }
    }
    List<Field> stayed = new ArrayList<>(pairs.values());
    place.before().getFields().stream()
        .filter(field -> !stayed.contains(field))
        .forEach(this::removed);
    if (!stayed.stream()
        .map(Field::pos)
        .sorted()
        .toList()
        .equals(stayed.stream().map(Field::pos).toList())) {
      diff.report(place, ChangeRule.FIELDS_REORDERED, "the fields that stay");
    }
  }

  /** The new fields and what they were before: what Avro reads them from, or is read from them. */
  private Map<Field, Field> pairs() {
    Map<Field, Field> pairs = new LinkedHashMap<>();
    for (Field field : place.after().getFields()) {
      Optional<Field> earlier =
          backward
              .writerOf(field)
              .map(place.before()::getField)
              .or(() -> counterpart(field))
              .filter(found -> !pairs.containsValue(found));
      earlier.ifPresent(found -> pairs.put(field, found));
    }
    return pairs;
  }

  private Optional<Field> counterpart(Field field) {
    return place.before().getFields().stream()
        .filter(earlier -> forward.compares(earlier, field) || backward.compares(field, earlier))
        .findFirst();
  }

  private void compare(Field before, Field after) {
    Place here = at(after);
    Set<Direction> apart = apart(before, after);
    if (!before.name().equals(after.name())) {
      List<Direction> broken = new ArrayList<>();
      if (!backward.fills(after)) {
        broken.add(Direction.BACKWARD);
      }
      if (!forward.fills(before)) {
        broken.add(Direction.FORWARD);
      }
      diff.report(
          here,
          ChangeRule.FIELD_RENAMED_BY_ALIAS,
          before.name() + " to " + after.name(),
          broken.toArray(Direction[]::new));
    } else if (!before.aliases().equals(after.aliases())) {
      diff.report(here, ChangeRule.ALIASES_CHANGED, before.aliases() + " to " + after.aliases());
    }
    FieldDefaults.compare(diff, here, before, after);
    diff.reportDoc(here, before.doc(), after.doc());
    diff.visit(here.path(), before.schema(), after.schema(), place.openBut(apart));
  }

  /** The directions in which Avro takes the two for strangers. */
  private Set<Direction> apart(Field before, Field after) {
    Set<Direction> apart = EnumSet.allOf(Direction.class);
    if (backward.compares(after, before)) {
      apart.remove(Direction.BACKWARD);
    }
    if (forward.compares(before, after)) {
      apart.remove(Direction.FORWARD);
    }
    return apart;
  }

  private void added(Field field) {
    String type = field.schema().getType().getName();
    if (FieldDefaults.isUsable(field)) {
      diff.report(at(field), ChangeRule.FIELD_ADDED, type);
    } else {
      diff.report(at(field), ChangeRule.FIELD_ADDED_WITHOUT_DEFAULT, type, Direction.BACKWARD);
    }
  }

  private void removed(Field field) {
    String type = field.schema().getType().getName();
    if (forward.fills(field)) {
      diff.report(at(field), ChangeRule.FIELD_REMOVED, type);
    } else {
      diff.report(
          at(field), ChangeRule.FIELD_REMOVED, type + ", had no default", Direction.FORWARD);
    }
  }

  private void ambiguous(String field, Direction direction) {
    Place at = at(place.path() + "." + field);
    diff.report(at, ChangeRule.ALIAS_AMBIGUOUS, "its name or aliases fit two fields", direction);
  }

  private Place at(Field field) {
    return at(place.path() + "." + field.name());
  }

  private Place at(String path) {
    return new Place(path, place.before(), place.after(), place.open());
  }
}
