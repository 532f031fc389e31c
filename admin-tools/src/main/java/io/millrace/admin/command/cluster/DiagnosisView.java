package io.millrace.admin.command.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.health.Diagnosis;
import io.millrace.admin.health.Finding;
import io.millrace.admin.health.Severity;
import io.millrace.app.render.Style;
import io.millrace.app.render.Table;
import io.millrace.app.render.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * What the doctor found, as a person or a program reads it.
 *
 * <p>The JSON document has
 *
 * <ul>
 *   <li>{@code findings}: the worst first, objects with {@code check}, {@code severity} (info,
 *       warning or error), {@code resource}, {@code evidence} and {@code remedy}
 *   <li>{@code made}: the names of the checks that could be made
 *   <li>{@code notMade}: objects with {@code check} and {@code reason}
 *   <li>{@code failures}: as in {@link FailuresView}
 * </ul>
 */
final class DiagnosisView {
  private static final Table<Finding> TABLE =
      new Table<Finding>()
          .word("SEVERITY", Finding::severity, finding -> tone(finding.severity()))
          .text("CHECK", Finding::check)
          .text("RESOURCE", Finding::resource)
          .text("EVIDENCE", Finding::evidence)
          .text("REMEDY", Finding::remedy);

  private DiagnosisView() {}

  static String table(Diagnosis diagnosis, Style style) {
    return diagnosis.findings().isEmpty()
        ? "nothing found"
        : TABLE.render(diagnosis.findings(), style);
  }

  private static Tone tone(Severity severity) {
    return switch (severity) {
      case INFO -> Tone.PLAIN;
      case WARNING -> Tone.CAUTION;
      case ERROR -> Tone.BAD;
    };
  }

  /** What stands beside the table: what gave no answer, what wasn't checked, and a summary. */
  static List<String> notes(Diagnosis diagnosis) {
    List<String> notes = new ArrayList<>(FailuresView.lines(diagnosis.failures()));
    diagnosis
        .notMade()
        .forEach((check, reason) -> notes.add("%s not checked: %s".formatted(check, reason)));
    notes.add(
        "%s, %s, %s; %s made, %d not"
            .formatted(
                count(diagnosis, Severity.ERROR),
                count(diagnosis, Severity.WARNING),
                count(diagnosis, Severity.INFO),
                number(diagnosis.made().size(), "check"),
                diagnosis.notMade().size()));
    return notes;
  }

  private static String count(Diagnosis diagnosis, Severity severity) {
    long count = diagnosis.findings().stream().filter(f -> f.severity() == severity).count();
    return number(count, severity.toString());
  }

  private static String number(long number, String noun) {
    return "%d %s%s".formatted(number, noun, number == 1 ? "" : "s");
  }

  static String json(Diagnosis diagnosis) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode findings = document.putArray("findings");
    diagnosis
        .findings()
        .forEach(
            finding ->
                findings
                    .addObject()
                    .put("check", finding.check())
                    .put("severity", finding.severity().toString())
                    .put("resource", finding.resource())
                    .put("evidence", finding.evidence())
                    .put("remedy", finding.remedy()));
    ArrayNode made = document.putArray("made");
    diagnosis.made().forEach(made::add);
    ArrayNode notMade = document.putArray("notMade");
    diagnosis
        .notMade()
        .forEach((check, reason) -> notMade.addObject().put("check", check).put("reason", reason));
    FailuresView.fill(document, diagnosis.failures());
    return document.toPrettyString();
  }
}
