package io.millrace.app.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Kafka's metrics, those of one name together, as Prometheus wants them. */
final class Families {
  private static final String TOTAL = "_total";

  private final Map<String, Family> counters = new TreeMap<>();
  private final Map<String, Family> gauges = new TreeMap<>();

  private record Family(String help, Map<Labels, Double> points) {}

  void add(Map<MetricName, ? extends Metric> metrics) {
    metrics.forEach(
        (name, metric) -> {
          if (metric.metricValue() instanceof Number number) {
            add(name, number.doubleValue());
          }
        });
  }

  private void add(MetricName metric, double value) {
    String name = plain("kafka_" + metric.group() + "_" + metric.name());
    boolean counts = name.endsWith(TOTAL) && value >= 0;
    String base = name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
    Map<String, Family> families = counts ? counters : gauges;
    // Of two that look the same, such as of clients of one id, one is enough.
    families
        .computeIfAbsent(
            PrometheusNaming.sanitizeMetricName(base),
            unknown -> new Family(metric.description(), new TreeMap<>()))
        .points
        .putIfAbsent(labels(metric.tags()), value);
  }

  private static Labels labels(Map<String, String> tags) {
    Map<String, String> byName = new TreeMap<>();
    tags.forEach((tag, value) -> byName.putIfAbsent(plain(tag), value));
    Labels labels = Labels.EMPTY;
    for (Map.Entry<String, String> tag : byName.entrySet()) {
      labels = labels.add(PrometheusNaming.sanitizeLabelName(tag.getKey()), tag.getValue());
    }
    return labels;
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9_]", "_");
  }

  MetricSnapshots snapshots() {
    MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
    counters.forEach((name, family) -> snapshots.metricSnapshot(counter(name, family)));
    gauges.forEach(
        (name, family) -> {
          if (!counters.containsKey(name)) {
            snapshots.metricSnapshot(gauge(name, family));
          }
        });
    return snapshots.build();
  }

  private static CounterSnapshot counter(String name, Family family) {
    CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(family.help);
    family.points.forEach(
        (labels, value) ->
            counter.dataPoint(
                CounterDataPointSnapshot.builder().labels(labels).value(value).build()));
    return counter.build();
  }

  private static GaugeSnapshot gauge(String name, Family family) {
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(family.help);
    family.points.forEach(
        (labels, value) ->
            gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
    return gauge.build();
  }
}
