package io.millrace.admin.command.record;

import io.millrace.admin.record.DecodedRecord;
import io.millrace.admin.record.RecordLine;
import io.millrace.admin.record.RecordLines;
import io.millrace.admin.record.RecordSink;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/** Prints records as they are found: as JSON lines, or in columns. */
final class RecordPrinter implements RecordSink {
  private final RecordLines lines;
  private final PrintWriter out;
  private final boolean table;
  private boolean begun;
  private long hidden;

  RecordPrinter(RecordLines lines, PrintWriter out, boolean table) {
    this.lines = lines;
    this.out = out;
    this.table = table;
  }

  @Override
  public void accept(DecodedRecord record) {
    RecordLine line = lines.line(record);
    if (line.problem().isPresent() && record.undecodable().isEmpty()) {
      hidden++;
    }
    print(table ? row(record, line) : line.line());
  }

  /** Not the platform's newline: lines are data. */
  private void print(String text) {
    if (table && !begun) {
      out.print(columns("PARTITION", "OFFSET", "TIMESTAMP", "KEY", "VALUE") + "\n");
      begun = true;
    }
    out.print(text + "\n");
  }

  private static String row(DecodedRecord record, RecordLine line) {
    String time =
        record.timestamp() < 0 ? "-" : Instant.ofEpochMilli(record.timestamp()).toString();
    String row = columns(record.partition(), record.offset(), time, line.key(), line.value());
    return line.problem().map(problem -> row + "  undecodable: " + problem).orElse(row);
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
  long hidden() {
    return hidden;
  }
}
