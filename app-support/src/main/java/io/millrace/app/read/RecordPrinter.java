package io.millrace.app.read;

import io.millrace.app.connect.Connection;
import io.millrace.app.record.DecodedRecord;
import io.millrace.app.record.RecordLine;
import io.millrace.app.record.RecordLines;
import io.millrace.app.scan.RecordSink;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/** Prints records as they are found: as JSON lines, in columns, or field by field. */
public final class RecordPrinter implements RecordSink {
  private final RecordLines lines;
  private final RecordOutputOption.Format format;
  private final PrintWriter out;
  private boolean begun;
  private long hidden;

  private RecordPrinter(RecordLines lines, RecordOutputOption.Format format, PrintWriter out) {
    this.lines = lines;
    this.format = format;
    this.out = out;
  }

  /** A printer of records whose schemas are in the connection's registry. */
  public static RecordPrinter open(
      Connection connection, RecordOutputOption output, PrintWriter out) {
    return new RecordPrinter(RecordLines.open(connection), output.format(), out);
  }

  @Override
  public void accept(DecodedRecord record) {
    RecordLine line = lines.line(record);
    if (line.problem().isPresent() && record.undecodable().isEmpty()) {
      hidden++;
    }
    if (format == RecordOutputOption.Format.TABLE && !begun) {
      print(columns("PARTITION", "OFFSET", "TIMESTAMP", "KEY", "VALUE"));
      begun = true;
    }
    print(
        switch (format) {
          case JSON -> line.line();
          case TABLE -> row(record, line);
          case TEXT -> RecordText.of(record, line);
        });
  }

  /** Not the platform's newline: lines are data. */
  private void print(String text) {
    out.print(text + "\n");
  }

  private static String row(DecodedRecord record, RecordLine line) {
    String row =
        columns(record.partition(), record.offset(), time(record), line.key(), line.value());
    return line.problem().map(problem -> row + "  undecodable: " + problem).orElse(row);
  }

  static String time(DecodedRecord record) {
    return record.timestamp() < 0 ? "-" : Instant.ofEpochMilli(record.timestamp()).toString();
  }

  private static String columns(Object... cells) {
    return String.format(Locale.ROOT, "%9s  %10s  %-24s  %-16s  %s", cells).stripTrailing();
  }

  /**
   * A pipe that nobody reads any more ends the reading. The command's writer may stand on {@link
   * System#out}, which keeps to itself what it couldn't write.
   */
  @Override
  public boolean flush() {
    return !out.checkError() && !System.out.checkError();
  }

  /** Records that were decoded, but hold a value that can't be shown. */
  public long hidden() {
    return hidden;
  }
}
