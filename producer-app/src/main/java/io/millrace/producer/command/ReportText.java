package io.millrace.producer.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.producer.publish.PublishReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** A report as lines, as JSON and as an exit code. */
final class ReportText {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ReportText() {}

  /**
   * The refused inputs that are known by name, what stopped the run, and last how many ended how.
   */
  static String of(PublishReport report) {
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    report.firstRefused().forEach(refused -> lines.add("refused " + refused));
    if (report.refused() > report.firstRefused().size() && !report.firstRefused().isEmpty()) {
      lines.add("and " + (report.refused() - report.firstRefused().size()) + " more refused");
    }
    if (report.failure() != null) {
      lines.add("stopped: " + Failure.of(report.failure()).line());
    }
    double seconds = report.elapsed().toNanos() / 1e9;
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d acknowledged %s, %,d refused, %,d unknown in %.1f s",
            report.acknowledgedInTotal(),
            byTopic(report.acknowledged()),
            report.refused(),
            report.unknown(),
            seconds));
    return lines.toString();
  }

  private static String byTopic(Map<String, Long> counts) {
    StringJoiner text = new StringJoiner(", ", "(", ")").setEmptyValue("events");
    counts.forEach((topic, count) -> text.add(String.format(Locale.ROOT, "%s %,d", topic, count)));
    return text.toString();
  }

  /** The worst that happened to any input. */
  static int exitCode(PublishReport report, boolean interrupted) {
    if (report.unknown() > 0) {
      return ExitCode.OUTCOME_UNKNOWN;
    } else if (report.failure() != null) {
      return Failure.of(report.failure()).exitCode();
    } else if (report.refused() > 0) {
      return ExitCode.DATA_REFUSED;
    }
    return interrupted && !report.complete() ? ExitCode.INTERRUPTED : ExitCode.DONE;
  }

  static void write(PublishReport report, Path file) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("acknowledged", report.acknowledged());
    fields.put("refused", report.refused());
    fields.put("unknown", report.unknown());
    fields.put("complete", report.complete());
    fields.put("seconds", report.elapsed().toNanos() / 1e9);
    fields.put("failure", report.failure() == null ? null : Failure.of(report.failure()).line());
    try {
      JSON.writeValue(file.toFile(), fields);
    } catch (IOException e) {
      throw AppException.failed("cannot write the report to " + file + ": " + e.getMessage(), e);
    }
  }
}
