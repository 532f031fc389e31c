package io.millrace.consumer.command;

import io.millrace.consumer.sink.Format;
import io.millrace.consumer.sink.Formulas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Files that events are exported to. */
final class FileOptions {
  @Option(names = "--to", paramLabel = "DIR", description = "Export to files in this folder.")
  private Path folder;

  @Option(
      names = "--format",
      paramLabel = "jsonl|csv|avro",
      defaultValue = "jsonl",
      description = "What the files are (${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--csv-formulas",
      paramLabel = "keep|escape",
      defaultValue = "keep",
      description =
          "In CSV, escape puts an apostrophe before text that a spreadsheet would run as a formula"
              + " (${DEFAULT-VALUE}).")
  private Formulas formulas;

  @Option(
      names = "--segment-events",
      paramLabel = "N",
      defaultValue = "100000",
      description = "The most events of a file (${DEFAULT-VALUE}).")
  private long segmentEvents;

  @Option(
      names = "--roll",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "With --follow, how long an event may wait for its file (${DEFAULT-VALUE}).")
  private long rollSeconds;

  Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  Format format() {
    return format;
  }

  Formulas formulas() {
    return formulas;
  }

  long segmentEvents() {
    return segmentEvents;
  }

  /** Whether the numbers can be right. */
  boolean isWithinBounds() {
    return segmentEvents >= 1 && rollSeconds >= 1;
  }

  Duration roll() {
    return Duration.ofSeconds(rollSeconds);
  }
}
