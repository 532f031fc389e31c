package io.millrace.app.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The metrics of one run. Each is made once, by a name of its own in Prometheus's way ({@code
 * millrace_events}, in base units, without a suffix for its kind). Thread-safe.
 *
 * <pre>{@code
 * Metrics metrics = new Metrics();
 * Series events = metrics.counter("millrace_events", "Events by their end.", "topic", "outcome");
 * LongConsumer acknowledged = events.of("orders", "acknowledged");
 * try (MetricsServer server = metrics.serve(MetricsAddress.loopback(9404))) {
 *   acknowledged.accept(1);
 * }
 * }</pre>
 */
public final class Metrics {
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ClientMetrics clients = new ClientMetrics();

  /** None yet. */
  public Metrics() {
    registry.register(clients);
  }

  /** A number that only grows; shown with {@code _total} at its name's end. */
  public Series counter(String name, String help, String... labelNames) {
    Counter counter =
        Counter.builder().name(name).help(help).labelNames(labelNames).register(registry);
    return new Series(
        labels -> {
          CounterDataPoint point = counter.labelValues(labels);
          return point::inc;
        });
  }

  /**
   * A distribution of durations, given in nanoseconds and shown in seconds, with buckets from a
   * tenth of a millisecond to a minute.
   *
   * @param name ends with {@code _seconds}
   */
  public Series durations(String name, String help, String... labelNames) {
    Histogram histogram =
        Histogram.builder()
            .name(name)
            .help(help)
            .labelNames(labelNames)
            .classicUpperBounds(
                0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1,
                2.5, 5, 10, 30, 60)
            .register(registry);
    return new Series(
        labels -> {
          DistributionDataPoint point = histogram.labelValues(labels);
          return nanos -> point.observe(nanos / NANOS_PER_SECOND);
        });
  }

  /** A number that is asked for each time that somebody looks, from a thread of the server. */
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  /**
   * Numbers with labels that are asked for each time that somebody looks, from a thread of the
   * server.
   *
   * @param values by the labels, which have a value for each name in that order
   */
  public void gauges(
      String name, String help, Supplier<Map<List<String>, Double>> values, String... labelNames) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labelNames)
        .callback(
            callback ->
                values
                    .get()
                    .forEach(
                        (labels, value) -> callback.call(value, labels.toArray(String[]::new))))
        .register(registry);
  }

  /** The metrics that Kafka's clients keep themselves. */
  public ClientMetrics clients() {
    return clients;
  }

  /**
   * Starts to serve them; the caller closes.
   *
   * @throws io.millrace.app.cli.AppException when the host isn't known or the port is taken
   */
  public MetricsServer serve(MetricsAddress address) {
    return serve(address, Map.of());
  }

  /**
   * As {@link #serve(MetricsAddress)}, with pages beside them.
   *
   * @param pages by their paths, such as {@code /ready}; asked at each look
   */
  public MetricsServer serve(MetricsAddress address, Map<String, Supplier<Page>> pages) {
    return MetricsServer.start(address, registry, pages);
  }
}
