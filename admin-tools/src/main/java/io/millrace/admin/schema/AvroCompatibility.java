package io.millrace.admin.schema;

import io.millrace.registry.CompatibilityLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** The rules of Avro for one schema after another. */
final class AvroCompatibility {
  private AvroCompatibility() {}

  /** What the level forbids in the next schema after this one. */
  static List<String> problems(CompatibilityLevel level, Schema next, Schema previous) {
    List<String> problems = new ArrayList<>();
    if (level.name().startsWith("BACKWARD") || level.name().startsWith("FULL")) {
      problems.addAll(reading(next, previous, "the new schema cannot read the old"));
    }
    if (level.name().startsWith("FORWARD") || level.name().startsWith("FULL")) {
      problems.addAll(reading(previous, next, "the old schema cannot read the new"));
    }
    return problems;
  }

  private static List<String> reading(Schema reader, Schema writer, String sentence) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(problem -> sentence + ": " + describe(problem))
        .toList();
  }

  private static String describe(Incompatibility problem) {
    String kind = problem.getType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "%s at %s: %s".formatted(kind, problem.getLocation(), problem.getMessage());
  }
}
