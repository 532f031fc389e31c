package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.millrace.registry.RegistryException;
import io.millrace.registry.RegistryUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller of the serdes meets when the registry refuses. */
class RegistryRefusalTest {
  private HttpServer server;

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "401, 40101, org.apache.kafka.common.errors.AuthenticationException",
    "403, 40301, org.apache.kafka.common.errors.AuthorizationException",
    "409, 40901, io.millrace.registry.RegistryException",
    "422, 42201, io.millrace.registry.RegistryException",
    "429, 42901, io.millrace.registry.RegistryUnavailableException",
    "500, 50001, io.millrace.registry.RegistryUnavailableException",
    "502, 50201, io.millrace.registry.RegistryUnavailableException",
    "503, 50301, io.millrace.registry.RegistryUnavailableException",
    "504, 50401, io.millrace.registry.RegistryUnavailableException"
  })
  void eachRefusalHasItsTypeForWriterAndReader(int status, int code, Class<?> type)
      throws IOException {
    start(status, "{\"error_code\":%d,\"message\":\"the reason\"}".formatted(code));

    assertThatThrownBy(() -> serializer().serialize("t", "text"))
        .isInstanceOf(type)
        .satisfies(RegistryRefusalTest::isShownAsItIs);
    assertThatThrownBy(() -> deserializer().deserialize("t", new byte[] {0, 0, 0, 0, 7, 0}))
        .isInstanceOf(type)
        .satisfies(RegistryRefusalTest::isShownAsItIs);
  }

  private static void isShownAsItIs(Throwable thrown) {
    assertThat(thrown).isInstanceOf(KafkaException.class);
    assertThat(thrown.toString()).contains("the reason").doesNotContain("canary-4711");
    assertThat(thrown instanceof RetriableException)
        .isEqualTo(thrown instanceof RegistryUnavailableException);
    if (thrown instanceof AuthenticationException || thrown instanceof AuthorizationException) {
      assertThat(thrown).hasCauseInstanceOf(RegistryException.class);
    } else if (!(thrown instanceof RegistryUnavailableException)) {
      assertThat(thrown).isInstanceOf(SerializationException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"404, 40403"})
  void anIdThatIsNotThereIsAMatterOfTheRecord(int status, int code) throws IOException {
    start(status, "{\"error_code\":%d,\"message\":\"not found\"}".formatted(code));

    assertThatThrownBy(() -> deserializer().deserialize("t", new byte[] {0, 0, 0, 0, 7, 0}))
        .isInstanceOfSatisfying(
            EventDecodingException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(EventDecodingException.Reason.UNKNOWN_SCHEMA);
              assertThat(e.topic()).isEqualTo("t");
              assertThat(e.schemaId()).hasValue(7);
            })
        .hasMessage("a record of t has schema id 7, which the registry doesn't know");
  }

  private AvroEventSerializer<Object> serializer() {
    AvroEventSerializer<Object> serializer = new AvroEventSerializer<>();
    serializer.configure(settings(), false);
    return serializer;
  }

  private AvroEventDeserializer<Object> deserializer() {
    AvroEventDeserializer<Object> deserializer = new AvroEventDeserializer<>();
    deserializer.configure(settings(), false);
    return deserializer;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(
        "schema.registry.url", "http://ada:canary-4711@127.0.0.1:" + server.getAddress().getPort());
    settings.put("max.retries", "0");
    settings.put("millrace.registry.deadline.ms", "5000");
    return settings;
  }

  private void start(int status, String answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }
}
