package io.millrace.demo;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Stop;
import io.millrace.local.LocalStack;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
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
            "start a Kafka 4.3.1 and an Apicurio Registry 3.0.9 on this machine",
            () -> LocalStack.start(place.stack()))) {
      Tool tool =
          new Tool(
              place.home(),
              Map.of(
                  "MILLRACE_BOOTSTRAP_SERVERS", stack.bootstrapServers(),
                  "MILLRACE_SCHEMA_REGISTRY", stack.registryUrl()),
              stop);
      step(
          "create topics and register schemas: bin/admin-tools apply",
          tool,
          "admin-tools",
          "apply");
      String csv = place.home().relativize(place.csv()).toString();
      step(
          "publish the orders: bin/producer-app import " + csv,
          tool,
          "producer-app",
          "import",
          place.csv().toString(),
          "--report",
          place.report().toString());
      String to = place.home().relativize(place.export()).toString();
      step(
          "read them back: bin/consumer-app export orders customers --to " + to,
          tool,
          "consumer-app",
          "export",
          "orders",
          "customers",
          "--to",
          place.export().toString());
      return step("compare what came out with what went in", this::compare);
    }
  }

  /** Starts the stack again, as one that outlives this process. */
  void leaveStackUp() {
    progress.accept("starting the stack again, to stay up");
    new Tool(place.home(), Map.of(), stop)
        .run("local-stack", "up", "--data", place.data().toString());
  }

  private Outcome compare() {
    Totals in = CsvTotals.of(place.csv());
    ExportTotals out = ExportTotals.of(place.export());
    return new Outcome(
        in, out.totals(), ImportReport.acknowledged(place.report()), out.eventsByTopic(), took);
  }

  private void step(String what, Tool tool, String name, String... arguments) {
    step(
        what,
        () -> {
          tool.run(name, arguments);
          return null;
        });
  }

  private <T> T step(String what, Supplier<T> action) {
    requireGoingOn();
    progress.accept("[%d/%d] %s".formatted(took.size() + 1, STEPS, what));
    long start = System.nanoTime();
    try {
      return action.get();
    } catch (RuntimeException e) {
      // The step fails because it was stopped: that is the reason, not how it took it.
      requireGoingOn();
      throw e;
    } finally {
      took.put(what, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private void requireGoingOn() {
    if (stop.isRequested()) {
      throw AppException.ended(ExitCode.INTERRUPTED, "interrupted; everything is stopped");
    }
  }
}
