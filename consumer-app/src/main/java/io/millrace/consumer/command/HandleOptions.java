package io.millrace.consumer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.metrics.MetricsAddress;
import io.millrace.app.unit.ByteSizes;
import io.millrace.app.unit.DurationText;
import io.millrace.consumer.handle.Bounds;
import io.millrace.consumer.handle.ProcessorSettings;
import io.millrace.consumer.handle.RetryPolicy;
import io.millrace.consumer.lane.LaneOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a run handles events. */
final class HandleOptions {
  private enum From {
    EARLIEST,
    LATEST
  }

  @Option(names = "--group", paramLabel = "NAME", required = true, description = "Of consumers.")
  private String group;

  @Option(
      names = "--order",
      paramLabel = "key|partition",
      defaultValue = "key",
      description = "Which events are handled one after another (${DEFAULT-VALUE}).")
  private LaneOrder order;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      defaultValue = "" + ProcessorSettings.LANES,
      description = "How many events are handled at once (${DEFAULT-VALUE}).")
  private int lanes;

  @Option(
      names = "--max-in-flight",
      paramLabel = "N",
      defaultValue = "" + ProcessorSettings.EVENTS,
      description =
          "How many events are read ahead at most; when it is full, as with those behind an event"
              + " that waits, nothing more is read (${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--max-bytes",
      paramLabel = "SIZE",
      defaultValue = "64MiB",
      converter = ByteSizes.PositiveConverter.class,
      description = "What these may take in memory (${DEFAULT-VALUE}).")
  private long bytes;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "" + ProcessorSettings.RETRIES,
      description = "How often an event is tried again (${DEFAULT-VALUE}).")
  private int retries;

  @Option(
      names = "--retry-backoff",
      paramLabel = "TIME",
      defaultValue = "200ms",
      converter = DurationText.Converter.class,
      description = "After how long at first; doubles each time, up to 1m (${DEFAULT-VALUE}).")
  private Duration backoff;

  @Option(
      names = "--dead-letter-topic",
      paramLabel = "TOPIC",
      description = "Where events go that fail for good; else TOPIC.dlq of each.")
  private String deadLetterTopic;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = DurationText.Converter.class,
      description =
          "How long the registry, or what a handler needs, may be away (${DEFAULT-VALUE}).")
  private Duration patience;

  @Option(
      names = "--drain",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationText.Converter.class,
      description =
          "How long handlers may finish when a partition goes away, or the run ends; then at most"
              + " 12s (${DEFAULT-VALUE}).")
  private Duration drain;

  @Option(
      names = "--from",
      paramLabel = "earliest|latest",
      defaultValue = "earliest",
      description = "Where a new group begins (${DEFAULT-VALUE}).")
  private From from;

  @Option(names = "--until-end", description = "End when all is done that is there at the start.")
  private boolean untilEnd;

  @Option(
      names = "--metrics-port",
      paramLabel = "[HOST:]PORT",
      converter = MetricsAddress.Converter.class,
      description = "Serve metrics for Prometheus, /health, /ready and /status.")
  private MetricsAddress metrics;

  /**
   * What they say.
   *
   * @throws AppException with all that is wrong
   */
  ProcessorSettings settings() {
    List<AppException> wrong = new ArrayList<>();
    if (group.isBlank()) {
      wrong.add(AppException.usage("--group needs a name"));
    }
    atLeast("--lanes", lanes, 1, wrong);
    atLeast("--max-in-flight", events, 1, wrong);
    atLeast("--retries", retries, 0, wrong);
    if (!wrong.isEmpty()) {
      throw AppException.all(wrong);
    }
    return new ProcessorSettings(
        group,
        order,
        new Bounds(lanes, events, bytes),
        RetryPolicy.of(retries, backoff),
        from == From.EARLIEST,
        untilEnd,
        Optional.ofNullable(deadLetterTopic),
        drain,
        patience);
  }

  Optional<MetricsAddress> metrics() {
    return Optional.ofNullable(metrics);
  }

  private static void atLeast(String option, int given, int least, List<AppException> wrong) {
    if (given < least) {
      wrong.add(
          AppException.usage("%s has to be from %d up, and is %d".formatted(option, least, given)));
    }
  }
}
