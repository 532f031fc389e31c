package io.millrace.serde;

import io.millrace.registry.RegistryCounters;
import io.millrace.registry.RegistryException;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.PluginMetrics;

/**
 * The registry as a serializer or a deserializer asks it: a client of its own with caches and
 * counters, or one that it was given. Thread-safe once configured.
 */
final class RegistryAccess {
  private final AtomicReference<SchemaRegistry> registry;
  private final Optional<RegistryCounters> counters;
  private final boolean makes;

  private RegistryAccess(
      AtomicReference<SchemaRegistry> registry,
      Optional<RegistryCounters> counters,
      boolean makes) {
    this.registry = registry;
    this.counters = counters;
    this.makes = makes;
  }

  /** A client of its own, made from the settings. */
  static RegistryAccess own() {
    return new RegistryAccess(new AtomicReference<>(), Optional.of(new RegistryCounters()), true);
  }

  /** A client that others may use too, and that has caches if it needs any. */
  static RegistryAccess shared(SchemaRegistry registry) {
    return new RegistryAccess(new AtomicReference<>(registry), Optional.empty(), false);
  }

  /** The client of this one, which has to be configured first. */
  RegistryAccess borrowed() {
    return new RegistryAccess(registry, counters, false);
  }

  void configure(AvroSerdeConfig config, Problems problems) {
    if (!makes) {
      return;
    }
    Optional<RegistrySettings> settings = config.connection();
    if (settings.isPresent()) {
      RegistryCounters counted = counters.orElseThrow();
      registry.set(
          SchemaRegistry.caching(
              SchemaRegistry.open(settings.get(), counted), config.caches(), counted));
    } else if (config.getList(RegistryKeys.URL).isEmpty()) {
      problems.addUnlessKnown(RegistryKeys.URL, RegistryKeys.URL + " is not set");
    }
  }

  /**
   * An answer of the registry.
   *
   * @throws AuthenticationException when it doesn't know who asks
   * @throws AuthorizationException when it doesn't allow it to them
   */
  <T> T ask(Function<SchemaRegistry, T> question) {
    try {
      return question.apply(registry.get());
    } catch (RegistryException e) {
      throw switch (e.status()) {
        case 401 -> new AuthenticationException(e.getMessage(), e);
        case 403 -> new AuthorizationException(e.getMessage(), e);
        default -> e;
      };
    }
  }

  /** Shows the counters among the metrics of a Kafka client; those of a shared client are not. */
  void show(PluginMetrics metrics) {
    counters.ifPresent(counted -> show(metrics, counted));
  }

  private static void show(PluginMetrics metrics, RegistryCounters counters) {
    add(metrics, "registry-cache-hits-total", "Questions a cache answered.", counters::hits);
    add(metrics, "registry-cache-misses-total", "Questions no cache answered.", counters::misses);
    add(metrics, "registry-requests-total", "Requests to the registry.", counters::requests);
    add(
        metrics,
        "registry-failures-total",
        "Requests to the registry without an answer that can be used.",
        counters::failures);
  }

  private static void add(PluginMetrics metrics, String name, String doc, LongSupplier count) {
    metrics.addMetric(
        metrics.metricName(name, doc, new LinkedHashMap<>()),
        (Measurable) (config, now) -> count.getAsLong());
  }
}
