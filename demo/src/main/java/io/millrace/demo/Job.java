package io.millrace.demo;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Stop;
import io.millrace.local.LocalStack;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The steps, one after another. */
final class Job {
  private static final int STEPS = 5;

  private final Workplace place;
  private final Stop stop;
  private final Consumer<String> progress;
  private final Map<String, Duration> took = new LinkedHashMap<>();

  Job(Workplace place, Stop stop, Consumer<String> progress) {
    this.place = place;
    this.stop = stop;
    this.progress = progress;
  }

  /** Runs all steps and stops the stack, whatever happens. */
  Outcome run() {
    place.clear();
    // A start that waits ends when the user wishes to stop.
    stop.onRequest(Thread.currentThread()::interrupt);
    try (LocalStack stack =
        step(
            "start the stack",
            "a Kafka broker and a schema registry, on this machine",
            () -> LocalStack.start(place.stack()))) {
      Tool tool =
          new Tool(
              place.home(),
              Map.of(
                  "MILLRACE_BOOTSTRAP_SERVERS", stack.bootstrapServers(),
                  "MILLRACE_SCHEMA_REGISTRY", stack.registryUrl()),
              stop);
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
    }
    Comparison comparison = step("compare", "what came out with what went in", this::compare);
    return new Outcome(comparison, took);
  }

  /** Starts the stack again, as one that outlives this process. */
  void leaveStackUp() {
    progress.accept("starting the stack again, to stay up");
    new Tool(place.home(), Map.of(), stop)
        .run("local-stack", "up", "--data", place.data().toString());
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

  private void step(String name, Tool tool, String launcher, String... arguments) {
    String command = "bin/%s %s".formatted(launcher, String.join(" ", arguments));
    step(
        name,
        command,
        () -> {
          tool.run(launcher, arguments);
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
