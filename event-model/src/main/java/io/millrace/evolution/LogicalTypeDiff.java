package io.millrace.evolution;

import java.util.Objects;
import org.apache.avro.Schema;

/**
 * What became of a logical type. Read from the properties, as a type that Avro doesn't know changes
 * the meaning too. Avro resolves none of it, though its specification lets decimals match only with
 * equal scale and precision.
 */
final class LogicalTypeDiff {
  private LogicalTypeDiff() {}

  static void run(SchemaDiff diff, Place place) {
    String before = describe(place.before());
    String after = describe(place.after());
    if (!before.equals(after)) {
      diff.report(place, rule(place.before(), place.after()), before + " to " + after);
    }
  }

  private static ChangeRule rule(Schema before, Schema after) {
    String nameBefore = before.getProp("logicalType");
    String nameAfter = after.getProp("logicalType");
    if (nameBefore == null) {
      return ChangeRule.LOGICAL_TYPE_ADDED;
    }
    if (nameAfter == null) {
      return ChangeRule.LOGICAL_TYPE_REMOVED;
    }
    return nameBefore.equals(nameAfter) && Objects.equals(scale(before), scale(after))
        ? ChangeRule.DECIMAL_PRECISION_CHANGED
        : ChangeRule.LOGICAL_TYPE_CHANGED;
  }

  private static String describe(Schema schema) {
    String name = schema.getProp("logicalType");
    if (name == null) {
      return schema.getType().getName();
    }
    return name.equals("decimal")
        ? "decimal(%s, %s)".formatted(schema.getObjectProp("precision"), scale(schema))
        : name;
  }

  private static Object scale(Schema schema) {
    return Objects.requireNonNullElse(schema.getObjectProp("scale"), 0);
  }
}
