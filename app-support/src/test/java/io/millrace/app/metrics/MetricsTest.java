package io.millrace.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final String CANARY = "kaNarienvogel";

  private final Metrics metrics = new Metrics();

  @Test
  void countersAreShownByTheirLabels() throws Exception {
    Series events = metrics.counter("millrace_events", "Events by end.", "topic", "outcome");
    LongConsumer acknowledged = events.of("orders", "acknowledged");
    acknowledged.accept(2);
    acknowledged.accept(3);
    events.of("orders", "refused").accept(1);

    assertThat(scrape())
        .contains("# HELP millrace_events_total Events by end.")
        .contains("# TYPE millrace_events_total counter")
        .contains("millrace_events_total{outcome=\"acknowledged\",topic=\"orders\"} 5.0")
        .contains("millrace_events_total{outcome=\"refused\",topic=\"orders\"} 1.0");
  }

  @Test
  void durationsAreShownInSeconds() throws Exception {
    LongConsumer latency = metrics.durations("millrace_latency_seconds", "Latency.").of();
    latency.accept(2_000_000);
    latency.accept(3_000_000_000L);

    assertThat(scrape())
        .contains("millrace_latency_seconds_bucket{le=\"0.001\"} 0")
        .contains("millrace_latency_seconds_bucket{le=\"0.0025\"} 1")
        .contains("millrace_latency_seconds_bucket{le=\"5.0\"} 2")
        .contains("millrace_latency_seconds_count 2")
        .contains("millrace_latency_seconds_sum 3.002");
  }

  @Test
  void aGaugeIsAskedAtEachLook() throws Exception {
    double[] now = {1};
    metrics.gauge("millrace_open", "Open.", () -> now[0]++);

    assertThat(scrape()).contains("millrace_open 1.0");
    assertThat(scrape()).contains("millrace_open 2.0");
  }

  @Test
  void aClientsMetricsAreShownWithoutItsSecrets() throws Exception {
    try (Producer<byte[], byte[]> producer = producer("metrics-one");
        Producer<byte[], byte[]> other = producer("metrics-two")) {
      metrics.clients().show("one", producer::metrics);
      metrics.clients().show("two", other::metrics);
      String shown = scrape();

      assertThat(shown)
          .contains("# TYPE kafka_producer_metrics_record_send_total counter")
          .contains("kafka_producer_metrics_record_send_total{client_id=\"metrics-one\"} 0.0")
          .contains("kafka_producer_metrics_record_send_total{client_id=\"metrics-two\"} 0.0")
          .contains("# TYPE kafka_producer_metrics_buffer_total_bytes gauge")
          .doesNotContain(CANARY);

      metrics.clients().hide("one");
      assertThat(scrape()).contains("metrics-two").doesNotContain("metrics-one");
    }
  }

  @Test
  void aPortThatIsTakenIsToldInOneLine() {
    try (MetricsServer server = metrics.serve(MetricsAddress.loopback(0))) {
      MetricsAddress taken = MetricsAddress.loopback(server.port());

      assertThatThrownBy(() -> new Metrics().serve(taken))
          .isInstanceOfSatisfying(
              AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
          .hasMessage(
              "metrics can't be served on %s (Address already in use): give another port", taken);
    }
  }

  @Test
  void aServerThatIsClosedLeavesItsPort() {
    MetricsServer first = metrics.serve(MetricsAddress.loopback(0));
    MetricsAddress address = MetricsAddress.loopback(first.port());
    first.close();

    try (MetricsServer second = metrics.serve(address)) {
      assertThat(second.port()).isEqualTo(address.port());
    }
  }

  private String scrape() throws IOException, InterruptedException {
    try (MetricsServer server = metrics.serve(MetricsAddress.loopback(0))) {
      URI uri = URI.create("http://127.0.0.1:%d/metrics".formatted(server.port()));
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
          .body();
    }
  }

  private static Producer<byte[], byte[]> producer(String clientId) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:1",
            "client.id",
            clientId,
            "security.protocol",
            "SASL_PLAINTEXT",
            "sasl.mechanism",
            "PLAIN",
            "sasl.jaas.config",
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(CANARY, CANARY),
            "ssl.keystore.password",
            CANARY);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
