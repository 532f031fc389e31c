package io.millrace.evolution;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** What became of the name, the aliases and the words of a named type. */
final class NameDiff {
  private NameDiff() {}

  static void run(SchemaDiff diff, Place place) {
    Schema before = place.before();
    Schema after = place.after();
    if (!before.getFullName().equals(after.getFullName())) {
      String detail = before.getFullName() + " to " + after.getFullName();
      List<Direction> broken = new ArrayList<>();
      if (!fits(after, before)) {
        broken.add(Direction.BACKWARD);
      }
      if (!fits(before, after)) {
        broken.add(Direction.FORWARD);
      }
      diff.report(place, ChangeRule.NAME_CHANGED, detail, broken.toArray(Direction[]::new));
    } else if (!before.getAliases().equals(after.getAliases())) {
      diff.report(
          place,
          ChangeRule.ALIASES_CHANGED,
          "%s to %s".formatted(before.getAliases(), after.getAliases()));
    }
    diff.reportDoc(place, before.getDoc(), after.getDoc());
  }

  private static boolean fits(Schema reader, Schema writer) {
    return reader.getName().equals(writer.getName())
        || reader.getAliases().contains(writer.getFullName());
  }
}
