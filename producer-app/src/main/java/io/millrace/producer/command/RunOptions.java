package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.metrics.MetricsAddress;
import io.millrace.app.pace.Pace;
import io.millrace.app.unit.DurationText;
import io.millrace.producer.publish.Mode;
import io.millrace.producer.publish.TransactionBounds;
import io.millrace.producer.target.Registration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a run publishes, how far it goes, and what it tells. */
final class RunOptions {
  @Option(
      names = "--transactional",
      description = "Publish in transactions: readers see all events of one, or none.")
  private boolean transactional;

  @Option(
      names = "--transaction-interval",
      paramLabel = "TIME",
      defaultValue = "1s",
      converter = DurationText.PositiveConverter.class,
      description = "How long a transaction goes on (${DEFAULT-VALUE}), such as 500ms.")
  private Duration transactionInterval;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Events a second, such as 100 or 0.5; 0: as fast as it goes.")
  private Double rate;

  @Option(
      names = {"--limit", "--count"},
      paramLabel = "N",
      description = "Take at most so many inputs, or make so many events; else all.")
  private Long limit;

  @Option(names = "--dry-run", description = "Check everything, and publish and register nothing.")
  private boolean dryRun;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write how the run ended as JSON, such as report.json.")
  private Path report;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      converter = MetricsAddress.Converter.class,
      description =
          "Serve metrics for Prometheus at this port of 127.0.0.1, or at HOST:PORT, such as 9404.")
  private MetricsAddress metrics;

  /** Adds what is wrong with the numbers. */
  void check(List<AppException> wrong) {
    if (rate != null && !(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      wrong.add(AppException.usage("--rate must be 0 or more, and is " + rate));
    }
    if (limit != null && limit < 0) {
      wrong.add(AppException.usage("--limit must be 0 or more, and is " + limit));
    }
  }

  /**
   * How to publish.
   *
   * @param name of the import; empty for none
   */
  Mode mode(Optional<String> name) {
    TransactionBounds bounds =
        new TransactionBounds(transactionInterval, Long.MAX_VALUE, Long.MAX_VALUE);
    if (dryRun) {
      return new Mode.DryRun();
    } else if (name.isPresent()) {
      return new Mode.Named(name.get(), bounds);
    }
    return transactional ? new Mode.Transactional(bounds) : new Mode.Plain();
  }

  /** What becomes of schemas that aren't registered. */
  Registration registration() {
    return dryRun ? Registration.DRY_RUN : Registration.REGISTER_MISSING;
  }

  /**
   * The pace.
   *
   * @param otherwise events a second when none is given; 0 for as fast as it goes
   */
  Pace pace(double otherwise) {
    double wanted = rate == null ? otherwise : rate;
    return wanted == 0 ? Pace.flatOut() : Pace.of(wanted);
  }

  /** {@link Long#MAX_VALUE} for all. */
  long limit() {
    return limit == null ? Long.MAX_VALUE : limit;
  }

  Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  /** Where to serve metrics; empty for nowhere. */
  Optional<MetricsAddress> metrics() {
    return Optional.ofNullable(metrics);
  }
}
