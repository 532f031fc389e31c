package io.millrace.consumer.command;

import io.millrace.app.metrics.Metrics;
import io.millrace.app.metrics.MetricsAddress;
import io.millrace.app.metrics.MetricsServer;
import io.millrace.app.metrics.Page;
import io.millrace.app.metrics.Series;
import io.millrace.consumer.handle.EventProcessor;
import io.millrace.consumer.handle.PartitionStatus;
import io.millrace.consumer.handle.ProcessorListener;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Tells how a run goes: its sum at the end, and on the way as metrics, pages and by a signal. */
final class RunTelling implements ProcessorListener, AutoCloseable {
  private final PrintWriter err;
  private final Map<Ending, LongAdder> counts = new EnumMap<>(Ending.class);
  private final Metrics metrics = new Metrics();
  private final boolean isServed;
  private final Map<String, Map<Ending, LongConsumer>> counters = new ConcurrentHashMap<>();
  private final Series events =
      metrics.counter(
          "millrace_consumer_events", "Events and attempts by how they ended.", "topic", "outcome");
  private final Series durations =
      metrics.durations(
          "millrace_consumer_handler_seconds", "What an attempt takes, with decoding.", "topic");
  private final Map<String, LongConsumer> timers = new ConcurrentHashMap<>();
  private boolean hasStarted;
  private Optional<MetricsServer> server = Optional.empty();

  RunTelling(PrintWriter err, boolean isServed) {
    this.err = err;
    this.isServed = isServed;
    for (Ending ending : Ending.values()) {
      counts.put(ending, new LongAdder());
    }
  }

  /**
   * From now on, who asks is told.
   *
   * @throws io.millrace.app.cli.AppException when metrics can't be served
   */
  void start(EventProcessor processor, Optional<MetricsAddress> address) {
    hasStarted = true;
    StatusSignal.on(() -> err.println(status(processor)));
    gauge(processor, "in_flight", "Events read and not done.", PartitionStatus::inFlight);
    gauge(
        processor,
        "lag_events",
        "Events written and not done.",
        part -> (double) part.unread() + part.inFlight());
    gauge(
        processor,
        "lag_seconds",
        "How long ago the oldest event that was read and isn't done was written.",
        part -> part.behind().toMillis() / 1e3);
    gauge(
        processor,
        "waits_seconds",
        "Since when the committed offset waits for one event.",
        part -> part.oldest().map(oldest -> oldest.since().toMillis() / 1e3).orElse(0.0));
    metrics.clients().show("clients", processor::metrics);
    server =
        address.map(
            to ->
                metrics.serve(
                    to,
                    Map.of(
                        "/health", () -> Page.of(!processor.hasFailed(), "health\n"),
                        "/ready", () -> Page.of(processor.isRunning(), "ready\n"),
                        "/status", () -> Page.of(status(processor) + "\n"))));
    server.ifPresent(running -> err.println("metrics are served at port " + running.port()));
  }

  private void gauge(
      EventProcessor processor,
      String name,
      String help,
      Function<PartitionStatus, ? extends Number> value) {
    metrics.gauges(
        "millrace_consumer_" + name,
        help,
        () -> {
          Map<List<String>, Double> values = new HashMap<>();
          for (PartitionStatus part : processor.status()) {
            values.put(
                List.of(part.topic(), Integer.toString(part.partition())),
                value.apply(part).doubleValue());
          }
          return values;
        },
        "topic",
        "partition");
  }

  private static String status(EventProcessor processor) {
    List<PartitionStatus> parts = processor.status();
    return parts.isEmpty()
        ? "no partition is assigned"
        : parts.stream().map(PartitionStatus::toString).collect(Collectors.joining("\n"));
  }

  @Override
  public void ended(String topic, Ending ending, long nanos) {
    counts.get(ending).increment();
    if (isServed) {
      counters.computeIfAbsent(topic, this::counters).get(ending).accept(1);
      timers.computeIfAbsent(topic, durations::of).accept(nanos);
    }
  }

  private Map<Ending, LongConsumer> counters(String topic) {
    Map<Ending, LongConsumer> made = new EnumMap<>(Ending.class);
    for (Ending ending : Ending.values()) {
      made.put(ending, events.of(topic, ending.name().toLowerCase(Locale.ROOT)));
    }
    return made;
  }

  @Override
  public void note(String line) {
    err.println(line);
  }

  /** What was done, unless the run never began. */
  void tellSum() {
    if (hasStarted) {
      err.println(
          String.format(
              Locale.ROOT,
              "%,d processed, %,d dead letters, %,d retries",
              counts.get(Ending.PROCESSED).sum(),
              counts.get(Ending.DEAD_LETTER).sum(),
              counts.get(Ending.RETRIED).sum()));
    }
  }

  @Override
  public void close() {
    server.ifPresent(MetricsServer::close);
  }
}
