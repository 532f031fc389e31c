package io.millrace.consumer.handle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.millrace.event.EventTopic;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.serde.AvroEventSerializer;
import io.millrace.serde.AvroSerdeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry goes away in the middle of a run. */
@WithStack
class RegistryAwayIT {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void knownIdsFlowOnAndUnknownOnesWait(boolean isSilent, Stack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    Schema known = SchemaBuilder.record("Known").fields().requiredInt("n").endRecord();
    Schema unknown = SchemaBuilder.record("Unknown").fields().requiredInt("n").endRecord();
    Set<String> handled = ConcurrentHashMap.newKeySet();
    EventTopic<String, GenericRecord> topic =
        EventTopic.of(bench.topic(), String.class, GenericRecord.class);
    Relay relay = new Relay(stack.registryUrl());
    try (EventProcessor processor =
        EventProcessor.open(
            bench.connection().with(Map.of(AvroSerdeConfig.REGISTRY_URL, relay.url())),
            List.of(topic),
            ProcessorSettings.of(bench.group())
                .with(new Bounds(4, 1_000, 1 << 20))
                .with(new RetryPolicy(0, Duration.ZERO, Duration.ZERO)),
            event -> {
              handled.add(event.key());
              return Outcome.processed();
            })) {
      Thread runner = new Thread(processor::run);
      runner.start();
      send(stack, bench, known, "known", 0, 1);
      Awaitility.await().until(() -> handled.size() == 1);

      relay.close();
      ServerSocket silent = isSilent ? silent(relay.port()) : new ServerSocket();
      send(stack, bench, unknown, "unknown", 0, 20);
      send(stack, bench, known, "known", 1, 21);
      Awaitility.await().until(() -> handled.size() == 21);
      assertThat(handled).allMatch(key -> key.startsWith("known"));
      assertThat(processor.status().get(0).inFlight()).isEqualTo(20);

      silent.close();
      try (Relay back = new Relay(stack.registryUrl(), relay.port())) {
        assertThat(back.port()).isEqualTo(relay.port());
        Awaitility.await().until(() -> handled.size() == 41);
        processor.stop();
        runner.join();
      }
    }
    assertThat(bench.setAside()).isEmpty();
    assertThat(bench.committed()).isEqualTo(41);
  }

  /** Takes connections, and never says anything. */
  private static ServerSocket silent(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
    return socket;
  }

  private static void send(Stack stack, Bench bench, Schema schema, String key, int from, int to)
      throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (AvroEventSerializer<Object> values = new AvroEventSerializer<>()) {
      values.configure(
          Map.of(
              AvroSerdeConfig.REGISTRY_URL,
              stack.registryUrl(),
              "value.subject.name.strategy",
              "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy"),
          false);
      for (int i = from; i < to; i++) {
        GenericRecord value = new GenericRecordBuilder(schema).set("n", i).build();
        records.add(
            new ProducerRecord<>(
                bench.topic(), 0, Bench.bytes(key + i), values.serialize(bench.topic(), value)));
      }
    }
    bench.send(records);
  }

  /** The registry at an address that can go away and come back. */
  private static final class Relay implements AutoCloseable {
    private final HttpServer server;
    private final String path;

    Relay(String registry) throws IOException {
      this(registry, 0);
    }

    Relay(String registry, int port) throws IOException {
      URI to = URI.create(registry);
      path = to.getPath();
      HttpClient client = HttpClient.newHttpClient();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              HttpResponse<byte[]> answer =
                  client.send(
                      HttpRequest.newBuilder(to.resolve(exchange.getRequestURI())).build(),
                      BodyHandlers.ofByteArray());
              exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
              exchange.getResponseBody().write(answer.body());
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    String url() {
      return "http://127.0.0.1:%d%s".formatted(port(), path);
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
