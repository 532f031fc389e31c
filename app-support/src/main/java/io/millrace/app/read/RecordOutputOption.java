package io.millrace.app.read;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The option that says how records are printed: as JSON lines unless something else is asked. */
public final class RecordOutputOption {
  /** How records are printed. */
  enum Format {
    JSON,
    TABLE,
    TEXT;

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
      description =
          "json, a line for each record (${DEFAULT-VALUE}); for people table, a row for each, or"
              + " text, a line for each field.")
  private Format format;

  Format format() {
    return format;
  }
}
