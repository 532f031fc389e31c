package io.millrace.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** The compatibility levels by Avro's own rules, as registries apply them. */
final class MemoryCompatibility {
  private MemoryCompatibility() {}

  /** What the level forbids in the next schema after these, oldest first. */
  static List<String> problems(
      CompatibilityLevel level, List<RegisteredSchema> earlier, Schema next) {
    boolean isTransitive = level.name().endsWith("_TRANSITIVE");
    boolean isFull = level.name().startsWith("FULL");
    List<String> problems = new ArrayList<>();
    int first = isTransitive ? 0 : Math.max(0, earlier.size() - 1);
    for (RegisteredSchema before : earlier.subList(first, earlier.size())) {
      if (isFull || level.name().startsWith("BACKWARD")) {
        problems.addAll(reading(next, before.schema(), "reads version " + before.version()));
      }
      if (isFull || level.name().startsWith("FORWARD")) {
        problems.addAll(reading(before.schema(), next, "is read by version " + before.version()));
      }
    }
    return problems;
  }

  private static List<String> reading(Schema reader, Schema writer, String wanted) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(
            problem ->
                "not true that it "
                    + wanted
                    + ": "
                    + problem.getType()
                    + " at "
                    + problem.getLocation()
                    + ": "
                    + problem.getMessage())
        .toList();
  }
}
