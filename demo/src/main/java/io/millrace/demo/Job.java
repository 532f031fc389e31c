package io.millrace.demo;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Stop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The steps, one after another. */
final class Job {
  private static final int STEPS = 5;

  private final Workplace place;
  private final Cluster cluster;
  private final Stop stop;
  private final Consumer<String> progress;
  private final Map<String, Duration> took = new LinkedHashMap<>();

  Job(Workplace place, Cluster cluster, Stop stop, Consumer<String> progress) {
    this.place = place;
    this.cluster = cluster;
    this.stop = stop;
    this.progress = progress;
  }

  /** Runs all steps and closes the cluster, whatever happens. */
  Outcome run() {
    place.clearExport();
    // A start that waits ends when the user wishes to stop.
    stop.onRequest(Thread.currentThread()::interrupt);
    try (cluster) {
      step(
          cluster.opening(),
          cluster.detail(),
          () -> {
            cluster.open();
            return null;
          });
      Tool tool = new Tool(place.home(), cluster.environment(), stop);
      step("create topics, register schemas", tool, "admin-tools", "apply");
      step(
          "publish the orders",
          tool,
          "producer-app",
          "import",
          place.shown(place.csv()),
          "--mapping",
          place.shown(place.mapping()),
          "--report",
          place.shown(place.report()));
      step(
          "read them back",
          tool,
          "consumer-app",
          "export",
          "orders",
          "customers",
          "--to",
          place.shown(place.export()));
      if (place.keep()) {
        cluster.leave();
      }
    }
    Comparison comparison = step("compare", "what came out with what went in", this::compare);
    return new Outcome(comparison, took);
  }

  private Comparison compare() {
    ExportTotals out = ExportTotals.of(place.export());
    return new Comparison(
        CsvTotals.of(place.csv()),
        out.totals(),
        ofWholeTopics(ImportReport.acknowledged(place.report())),
        ofWholeTopics(out.eventsByTopic()));
  }

  /** Without the topic of which brokers may have dropped all but the last event of each key. */
  private static SortedMap<String, Long> ofWholeTopics(Map<String, Long> events) {
    SortedMap<String, Long> whole = new TreeMap<>(events);
    whole.remove("customers");
    return whole;
  }

  private void step(String name, Tool tool, String launcher, String... words) {
    List<String> arguments = Stream.concat(Stream.of(words), cluster.options().stream()).toList();
    String command = "bin/%s %s".formatted(launcher, String.join(" ", arguments));
    step(
        name,
        command,
        () -> {
          tool.run(launcher, arguments.toArray(String[]::new));
          return null;
        });
  }

  private <T> T step(String name, String detail, Supplier<T> action) {
    requireGoingOn();
    progress.accept("[%d/%d] %s: %s".formatted(took.size() + 1, STEPS, name, detail));
    long start = System.nanoTime();
    try {
      T result = action.get();
      took.put(name, Duration.ofNanos(System.nanoTime() - start));
      return result;
    } catch (RuntimeException e) {
      // The step fails because it was stopped: that is the reason, not how it took it.
      requireGoingOn();
      throw e;
    }
  }

  private void requireGoingOn() {
    if (stop.isRequested()) {
      throw AppException.ended(ExitCode.INTERRUPTED, "interrupted; everything is stopped");
    }
  }
}
