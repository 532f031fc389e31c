package io.millrace.admin.command.replay;

import io.millrace.admin.replay.BatchBounds;
import io.millrace.admin.replay.Guards;
import io.millrace.admin.replay.RunOptions;
import io.millrace.admin.replay.Start;
import io.millrace.admin.replay.Undecodable;
import io.millrace.app.cli.AppException;
import io.millrace.app.pace.Pace;
import picocli.CommandLine.Option;

/** What bounds a run, and keeps it from doing harm. */
final class RunLimits {
  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "At most so many records a second; else as fast as it goes.")
  private Double rate;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Replay at most so many records now; the next run goes on.")
  private Long limit;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "At most so many records in a transaction (${DEFAULT-VALUE}), which also ends after 8 MB"
              + " or 5 s.")
  private int batch;

  @Option(
      names = "--max-replays",
      paramLabel = "N",
      defaultValue = "3",
      description = "Refuse a record that was replayed so often already (${DEFAULT-VALUE}).")
  private int maxReplays;

  @Option(
      names = "--undecodable",
      paramLabel = "WHAT",
      defaultValue = "stop",
      description =
          "What to do with a record that the filter can't judge: ${COMPLETION-CANDIDATES}"
              + " (${DEFAULT-VALUE}).")
  private Undecodable undecodable;

  @Option(
      names = "--allow-same-topic",
      description = "Records may go to the topic that they are from.")
  private boolean allowSameTopic;

  RunOptions options(Start start) {
    positive("--limit", limit == null ? 1 : limit);
    positive("--batch", batch);
    positive("--max-replays", maxReplays);
    if (rate != null && !(rate > 0)) {
      throw AppException.usage("--rate must be above 0, and is " + rate);
    }
    return new RunOptions(
        start,
        new Guards(maxReplays, undecodable, allowSameTopic),
        BatchBounds.DEFAULT.withRecords(batch),
        rate == null ? Pace.flatOut() : Pace.of(rate),
        limit == null ? Long.MAX_VALUE : limit);
  }

  private static void positive(String option, long number) {
    if (number < 1) {
      throw AppException.usage("%s must be 1 or more, and is %d".formatted(option, number));
    }
  }
}
