package io.millrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.millrace.registry.StandIn.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Registries that fail, lie or are none, with the sentence that a user reads. */
class BadAnswersTest {
  private StandIn server;
  private final RegistryCounters counters = new RegistryCounters();

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            new Answer(200, "<html>Hello</html>"),
            "URL is no schema registry: its answer is not JSON; is the path right?"),
        Arguments.of(
            new Answer(401, "<html>Login</html>"),
            "the schema registry at URL refused: it doesn't know who asks (HTTP status 401): are"
                + " the credentials right?"),
        Arguments.of(
            new Answer(401, "{\"error_code\":40101,\"message\":\"Unauthorized\"}"),
            "the schema registry at URL refused: Unauthorized"),
        Arguments.of(
            new Answer(403, ""),
            "the schema registry at URL refused: it doesn't allow that to who asks (HTTP status"
                + " 403)"),
        Arguments.of(
            new Answer(404, "<html>nginx</html>"),
            "no schema registry at URL: is the path right, such as /apis/ccompat/v7?"),
        Arguments.of(
            new Answer(302, ""),
            "URL answers that the registry is elsewhere (302): give the address that it moved to"),
        Arguments.of(
            new Answer(422, "{\"error_code\":42201,\"message\":\"bad \\u001b[31m\\nschema\"}"),
            "the schema registry at URL refused: bad  [31m"),
        Arguments.of(
            new Answer(200, "{}"),
            "the schema registry at URL answered without a text \"schema\": is it a registry?"),
        Arguments.of(
            new Answer(200, "{\"schema\":1}"),
            "the schema registry at URL answered without a text \"schema\": is it a registry?"),
        Arguments.of(
            new Answer(200, ""),
            "the schema registry at URL answered without a text \"schema\": is it a registry?"),
        Arguments.of(
            new Answer(200, "{\"schema\":\"{}\"}"),
            "the registry's schema for schema id 7 is not one that Avro can parse"),
        Arguments.of(
            new Answer(200, "{\"schema\":\"message A {}\",\"schemaType\":\"PROTOBUF\"}"),
            "schema id 7 is a schema of kind PROTOBUF, and only AVRO can be read"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalIsASentenceAndIsNotTriedAgain(Answer answer, String message) {
    server = StandIn.answering(answer);

    assertThatThrownBy(() -> registry().schemaOf(7))
        .isInstanceOf(RegistryException.class)
        .isInstanceOf(SerializationException.class)
        .hasMessage(message.replace("URL", server.url()));
    assertThat(counters.requests()).isEqualTo(1);
  }

  static Stream<Arguments> wrongTypes() {
    return Stream.of(
        Arguments.of("{\"id\":\"7\"}", "a whole number \"id\""),
        Arguments.of("{\"id\":7.5}", "a whole number \"id\""),
        Arguments.of("{\"id\":99999999999}", "a whole number \"id\""),
        Arguments.of("{\"version\":1}", "a whole number \"id\""),
        Arguments.of("[7]", "a whole number \"id\""));
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void anIdThatIsNoneIsNotTakenForOne(String body, String missing) {
    server = StandIn.answering(body);

    assertThatThrownBy(() -> registry().register("s", schema(), false))
        .isInstanceOf(RegistryException.class)
        .hasMessage(
            "the schema registry at %s answered without %s: is it a registry?",
            server.url(), missing);
  }

  @Test
  void otherAnswersOfAnotherKindAreRefusedToo() {
    server = StandIn.answering("{\"is_compatible\":\"yes\",\"compatibilityLevel\":\"SOME\"}");
    SchemaRegistry registry = registry();

    assertThatThrownBy(registry::subjects).hasMessageContaining("without a list of names");
    assertThatThrownBy(() -> registry.versions("s"))
        .hasMessageContaining("without a list of whole numbers");
    assertThatThrownBy(() -> registry.deleteVersion("s", 1, false))
        .hasMessageContaining("without a whole number:");
    assertThatThrownBy(() -> registry.compatibility("s"))
        .hasMessageContaining("without a known \"compatibilityLevel\"");
    assertThatThrownBy(() -> registry.incompatibilities("s", schema()))
        .hasMessageContaining("without true or false as \"is_compatible\"");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new Answer(408, ""), "408"),
        Arguments.of(new Answer(429, "{\"message\":\"Slow down\"}"), "429: Slow down"),
        Arguments.of(
            new Answer(500, "{\"error_code\":50001,\"message\":\"Error in the store\"}"),
            "500: Error in the store"),
        Arguments.of(new Answer(502, "<html>Bad gateway</html>"), "502"),
        Arguments.of(new Answer(503, ""), "503"),
        Arguments.of(new Answer(504, ""), "504"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsTriedAgainAndThenSaid(Answer answer, String reason) {
    server = StandIn.answering(answer);

    assertThatThrownBy(() -> registry().schemaOf(7))
        .isInstanceOf(RegistryUnavailableException.class)
        .isInstanceOf(RetriableException.class)
        .hasMessage(
            "no answer from the schema registry at %s (%s answered %s)",
            server.url(), server.url(), reason);
    assertThat(counters.requests()).isEqualTo(3);
    assertThat(counters.failures()).isEqualTo(3);
  }

  @Test
  void aConnectionThatIsCutBeforeTheAnswerIsTriedAgain() {
    server = failingOnce(HttpExchange::close);

    assertThat(registry().subjects()).isEmpty();
    assertThat(server.requests).hasSize(2); // by the JDK's own client, if what is sent is a GET
  }

  @Test
  void aConnectionThatIsCutInTheMiddleOfTheAnswerIsTriedAgain() throws IOException {
    String whole = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]";
    String half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[";
    try (ServerSocket cutting = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread thread =
          new Thread(
              () -> {
                for (String answer : new String[] {half, whole}) {
                  answer(cutting, answer);
                }
              });
      thread.start();

      assertThat(
              SchemaRegistry.open(settings("http://127.0.0.1:" + cutting.getLocalPort()), counters)
                  .subjects())
          .isEmpty();
      assertThat(counters.requests()).isEqualTo(2);
    }
  }

  @Test
  void anAnswerThatDripsDoesNotOutlastTheReadTimeout() {
    server =
        StandIn.handling(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                  out.write(' ');
                  out.flush();
                }
              }
            });
    RegistrySettings impatient =
        RegistrySettings.builder(java.util.List.of(URI.create(server.url())))
            .timeouts(Duration.ofSeconds(5), Duration.ofMillis(50))
            .retries(0, Duration.ZERO, Duration.ZERO)
            .build();

    // Either the time is up first, or the bytes are too many: it ends.
    assertThatThrownBy(() -> SchemaRegistry.open(impatient).subjects())
        .hasMessageMatching(".*(no whole answer within 50 ms|an answer of more than 16 MiB).*");
  }

  @Test
  void anAnswerThatFillsTheMemoryIsGivenUpAndNotAskedForAgain() {
    byte[] mebibyte = new byte[1 << 20];
    Arrays.fill(mebibyte, (byte) ' ');
    server =
        StandIn.handling(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(mebibyte);
              }
              exchange.close();
            });

    assertThatThrownBy(() -> registry().subjects())
        .isInstanceOf(RegistryException.class)
        .hasMessage("the schema registry at %s sent an answer of more than 16 MiB", server.url());
    assertThat(counters.requests()).isEqualTo(1);
  }

  @Test
  void nestingWithoutEndIsNoRegistry() {
    server = StandIn.answering("[".repeat(100_000));

    assertThatThrownBy(() -> registry().subjects())
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("is no schema registry");
  }

  @Test
  void aRedirectDoesNotTakeTheCredentialsAlong() {
    try (StandIn other = StandIn.answering("[]")) {
      server =
          StandIn.handling(
              exchange -> {
                exchange.getResponseHeaders().add("Location", other.url() + "/subjects");
                StandIn.send(exchange, new Answer(307, null));
              });
      SchemaRegistry registry =
          SchemaRegistry.open(with(Optional.of(Authorization.basic("ada:canary-4711")), Map.of()));

      assertThatThrownBy(registry::subjects)
          .hasMessageEndingWith(
              "answers that the registry is elsewhere (307): give the address that it moved to");
      assertThat(other.requests).isEmpty();
    }
  }

  @Test
  void anInterruptEndsTheWaitForAnAnswer() {
    server = StandIn.handling(exchange -> {});
    SchemaRegistry registry = registry();
    Thread.currentThread().interrupt();

    assertThatThrownBy(registry::subjects).isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void secretsAreInNoMessageAndNoText() {
    server = StandIn.answering(new Answer(403, ""), new Answer(500, ""));
    RegistrySettings settings =
        with(Optional.of(Authorization.bearer("canary-4711")), Map.of("X-Api-Key", "canary-4712"));
    SchemaRegistry registry = SchemaRegistry.open(settings);

    Throwable denied = catchThrowableOfType(RegistryException.class, registry::subjects);
    Throwable failed = catchThrowableOfType(RegistryUnavailableException.class, registry::subjects);

    assertThat(denied + " " + failed + settings + registry + settings.authorization())
        .doesNotContain("canary");
  }

  private static StandIn failingOnce(HttpHandler failing) {
    int[] calls = {0};
    return StandIn.handling(
        exchange -> {
          if (calls[0]++ == 0) {
            failing.handle(exchange);
          } else {
            StandIn.send(exchange, new Answer(200, "[]"));
          }
        });
  }

  private static void answer(ServerSocket listening, String answer) {
    try (Socket socket = listening.accept()) {
      InputStream in = socket.getInputStream();
      assertThat(in.read(new byte[8_192])).isPositive();
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private SchemaRegistry registry() {
    return SchemaRegistry.open(settings(server.url()), counters);
  }

  private static RegistrySettings settings(String url) {
    return builder(url).build();
  }

  private RegistrySettings with(Optional<Authorization> who, Map<String, String> headers) {
    return builder(server.url()).authorization(who).headers(headers).build();
  }

  private static RegistrySettings.Builder builder(String url) {
    return RegistrySettings.builder(java.util.List.of(URI.create(url)))
        .timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10))
        .retries(2, Duration.ofMillis(2), Duration.ofMillis(5))
        .deadline(Duration.ofSeconds(30));
  }

  private static org.apache.avro.Schema schema() {
    return org.apache.avro.Schema.create(org.apache.avro.Schema.Type.STRING);
  }
}
