package io.millrace.consumer.command;

import io.millrace.consumer.sink.ExportReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;

/** A report as a line. */
final class ExportText {
  private ExportText() {}

  static String of(ExportReport report, Path folder) {
    StringJoiner topics = new StringJoiner(", ");
    report.events().forEach((name, n) -> topics.add(String.format(Locale.ROOT, "%s %,d", name, n)));
    return String.format(
        Locale.ROOT,
        "%,d %s (%s) exported to %,d new %s in %s",
        report.total(),
        report.total() == 1 ? "event" : "events",
        topics,
        report.files(),
        report.files() == 1 ? "file" : "files",
        folder);
  }
}
