package io.millrace.app.metrics;

import static java.util.Objects.requireNonNull;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What Kafka's clients measure themselves, for Prometheus. A metric is named {@code
 * kafka_<group>_<name>}, what is no letter or digit made {@code _}, such as {@code
 * kafka_producer_metrics_record_send_rate}; its tags are its labels. Names that end with {@code
 * total} are counters, all others gauges. Metrics that aren't numbers are left out. Thread-safe.
 */
public final class ClientMetrics implements MultiCollector {
  private final Map<String, Supplier<? extends Map<MetricName, ? extends Metric>>> clients =
      new ConcurrentHashMap<>();

  ClientMetrics() {}

  /**
   * Shows a client's metrics, in the place of what was shown by that name before.
   *
   * @param name by which it can be hidden again; shown nowhere
   * @param metrics such as {@code producer::metrics}; asked from a thread of the server, at each
   *     look
   */
  public void show(String name, Supplier<? extends Map<MetricName, ? extends Metric>> metrics) {
    clients.put(requireNonNull(name, "name"), requireNonNull(metrics, "metrics"));
  }

  /** Ends to show a client's metrics, as when it closes. */
  public void hide(String name) {
    clients.remove(name);
  }

  @Override
  public MetricSnapshots collect() {
    Families families = new Families();
    clients.values().forEach(metrics -> families.add(metrics.get()));
    return families.snapshots();
  }
}
