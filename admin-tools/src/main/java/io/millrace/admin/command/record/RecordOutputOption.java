package io.millrace.admin.command.record;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The option that says how records are printed: as JSON lines unless a table is asked for. */
final class RecordOutputOption {
  /** How records are printed. */
  enum Format {
    JSON,
    TABLE;

    /** As users write it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "json, a line for each record, or table, for people (${DEFAULT-VALUE}).")
  private Format format;

  boolean isTable() {
    return format == Format.TABLE;
  }
}
