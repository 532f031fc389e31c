package io.millrace.admin.command.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.schema.SchemaDifference;
import io.millrace.app.render.Table;
import io.millrace.evolution.SchemaChange;
import io.millrace.registry.CompatibilityLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The differences of two schemas as a table with a verdict and, for programs, as an object with
 * {@code from}, {@code to}, {@code changes} (as in {@link ChangesView}) and {@code refusedBy} and
 * {@code allowedBy}: of the levels BACKWARD, FORWARD and FULL those that do.
 */
final class DifferenceView {
  private static final Table<SchemaChange> TABLE =
      new Table<SchemaChange>()
          .text("RULE", SchemaChange::rule)
          .text("PATH", SchemaChange::path)
          .text("CHANGE", SchemaChange::detail)
          .text("BREAKS", ChangesView::breaks);

  private DifferenceView() {}

  static List<String> lines(SchemaDifference difference) {
    if (difference.changes().isEmpty()) {
      return List.of(
          "nothing differs between %s and %s".formatted(difference.from(), difference.to()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(TABLE.render(difference.changes()));
    lines.add("");
    difference.changes().stream()
        .filter(change -> change.rule().changesMeaning())
        .forEach(
            change ->
                lines.add(
                    "another meaning at %s, which no level refuses: %s"
                        .formatted(change.path(), change.mend())));
    lines.add(verdict(difference));
    return lines;
  }

  static String json(SchemaDifference difference) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("from", difference.from());
    document.put("to", difference.to());
    ChangesView.fill(document.putArray("changes"), difference.changes());
    fill(document.putArray("refusedBy"), difference.refusing());
    fill(document.putArray("allowedBy"), difference.allowing());
    return document.toPrettyString();
  }

  private static String verdict(SchemaDifference difference) {
    String refusing = names(difference.refusing());
    String allowing = names(difference.allowing());
    if (refusing.isEmpty()) {
      return "every level allows it";
    }
    return "refused by " + refusing + (allowing.isEmpty() ? "" : "; allowed by " + allowing);
  }

  private static String names(List<CompatibilityLevel> levels) {
    return levels.stream().map(Enum::name).collect(Collectors.joining(", "));
  }

  private static void fill(ArrayNode array, List<CompatibilityLevel> levels) {
    levels.forEach(level -> array.add(level.name()));
  }
}
