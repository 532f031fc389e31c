package io.millrace.admin.command.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.schema.CheckReport;
import io.millrace.admin.schema.Comparison;
import io.millrace.app.render.Table;
import io.millrace.evolution.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a check found, as a table with the reasons beneath and, for programs, as {@code
 * {"comparisons": [...], "unmatched": [...], "failures": [...]}}.
 *
 * <p>A comparison has {@code file}, {@code against}, {@code level}, {@code compatible}, {@code
 * violations} (changes as in {@link ChangesView}) and {@code refusals} (the registry's own words).
 * {@code unmatched} are files with nothing to be held against, objects with {@code file} and {@code
 * reason}; the failures are as in {@link FailuresView}.
 */
final class CheckView {
  private static final Table<Comparison> TABLE =
      new Table<Comparison>()
          .text("FILE", Comparison::file)
          .text("AGAINST", Comparison::against)
          .text("LEVEL", Comparison::level)
          .text("VERDICT", CheckView::verdict);

  private CheckView() {}

  static List<String> lines(CheckReport report) {
    List<String> lines = new ArrayList<>();
    if (!report.comparisons().isEmpty()) {
      lines.add(TABLE.render(report.comparisons()));
    }
    report.comparisons().stream()
        .filter(comparison -> !comparison.isCompatible())
        .forEach(
            comparison -> {
              lines.add("");
              lines.add("%s against %s:".formatted(comparison.file(), comparison.against()));
              reasons(comparison).forEach(reason -> lines.add("  " + reason));
            });
    return lines;
  }

  /** What isn't a finding. */
  static List<String> remarks(CheckReport report) {
    List<String> remarks = new ArrayList<>();
    report.unmatched().forEach((file, reason) -> remarks.add(file + ": " + reason));
    report.failures().values().forEach(failure -> remarks.add(failure.line()));
    remarks.add(
        "%d compared, %d incompatible, %d new, %d failed"
            .formatted(
                report.comparisons().size(),
                report.incompatible(),
                report.unmatched().size(),
                report.failures().size()));
    return remarks;
  }

  /** A sentence for each. */
  static List<String> reasons(Comparison comparison) {
    return Stream.concat(
            comparison.violations().stream().map(CheckView::reason),
            comparison.refusals().stream().map("the registry refuses it: "::concat))
        .toList();
  }

  static String json(CheckReport report) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode comparisons = document.putArray("comparisons");
    report.comparisons().forEach(comparison -> fill(comparisons.addObject(), comparison));
    ArrayNode unmatched = document.putArray("unmatched");
    report
        .unmatched()
        .forEach((file, reason) -> unmatched.addObject().put("file", file).put("reason", reason));
    FailuresView.fill(document, report.failures());
    return document.toPrettyString();
  }

  private static void fill(ObjectNode node, Comparison comparison) {
    node.put("file", comparison.file());
    node.put("against", comparison.against());
    node.put("level", comparison.level().name());
    node.put("compatible", comparison.isCompatible());
    ChangesView.fill(node.putArray("violations"), comparison.violations());
    ArrayNode refusals = node.putArray("refusals");
    comparison.refusals().forEach(refusals::add);
  }

  private static String reason(SchemaChange change) {
    return change + ". " + change.mend();
  }

  private static String verdict(Comparison comparison) {
    return comparison.isCompatible() ? "compatible" : "incompatible";
  }
}
