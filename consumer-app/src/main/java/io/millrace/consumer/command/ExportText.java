package io.millrace.consumer.command;

import io.millrace.consumer.sink.ExportReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;

/** A report as a line. */
final class ExportText {
  private ExportText() {}

  static String of(ExportReport report, Path folder) {
    return of(
        report,
        String.format(
            Locale.ROOT,
            "%,d new %s in %s",
            report.files(),
            report.files() == 1 ? "file" : "files",
            folder));
  }

  /**
   * The line.
   *
   * @param where the events are now
   */
  static String of(ExportReport report, String where) {
    StringJoiner topics = new StringJoiner(", ");
    report.events().forEach((name, n) -> topics.add(String.format(Locale.ROOT, "%s %,d", name, n)));
    return String.format(
        Locale.ROOT,
        "%,d %s (%s) exported to %s%s",
        report.total(),
        report.total() == 1 ? "event" : "events",
        topics,
        where,
        report.skipped() == 0
            ? ""
            : String.format(Locale.ROOT, "; %,d undecodable left out", report.skipped()));
  }
}
