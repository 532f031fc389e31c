package io.millrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.registry.StandIn.Answer;
import io.millrace.registry.StandIn.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens of OAuth 2: one stand-in is the token endpoint, another the registry. */
class ClientCredentialsTest {
  private static final Answer NONE = new Answer(200, "[]");
  private static final Answer UNKNOWN = new Answer(401, "{\"message\":\"token expired\"}");

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000); // overflows soon
  private StandIn endpoint;
  private StandIn server;

  @AfterEach
  void stop() {
    Stream.of(Optional.ofNullable(endpoint), Optional.ofNullable(server))
        .flatMap(Optional::stream)
        .forEach(StandIn::close);
  }

  @Test
  void aTokenIsAskedForOnceInTheNameOfTheClientAndSentWithEachRequest() {
    endpoint = StandIn.answering(token("t-1", 3_600));
    server = StandIn.answering(NONE);
    SchemaRegistry registry = registry(client("a b&c"));

    registry.subjects();
    registry.subjects();

    assertThat(endpoint.requests)
        .containsExactly(
            new Request(
                "POST",
                "/token",
                "Basic YWRhOmNhbmFyeS00NzEx",
                "grant_type=client_credentials&scope=a+b%26c"));
    assertThat(server.requests)
        .extracting(Request::authorization)
        .containsExactly("Bearer t-1", "Bearer t-1");
  }

  @Test
  void idAndSecretAreEncodedForEndpointsThatWantIt() {
    endpoint = StandIn.answering(token("t-1", 3_600));
    server = StandIn.answering(NONE);
    ClientCredentials encoded =
        new ClientCredentials(
            tokenEndpoint(), "a:b", "c d", Optional.empty(), Duration.ofMinutes(5), true);

    registry(encoded).subjects();

    // a%3Ab:c+d
    assertThat(endpoint.requests.get(0).authorization()).isEqualTo("Basic YSUzQWI6Yytk");
    assertThat(endpoint.requests.get(0).body()).isEqualTo("grant_type=client_credentials");
  }

  @Test
  void aTokenIsReplacedBeforeItsEnd() {
    endpoint = StandIn.answering(token("t-1", 3_600), token("t-2", 3_600));
    TokenSource tokens = tokens(client(null));

    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-1");
    pass(Duration.ofSeconds(3_299));
    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-1");
    pass(Duration.ofSeconds(1));
    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-2");
  }

  @Test
  void aTokenThatLivesShorterThanThatIsUsedForHalfItsLife() {
    endpoint = StandIn.answering(token("t-1", 60), token("t-2", 60));
    TokenSource tokens = tokens(client(null));

    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-1");
    pass(Duration.ofSeconds(29));
    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-1");
    pass(Duration.ofSeconds(1));
    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-2");
  }

  @Test
  void aTokenWithoutAnEndIsUsedUntilItIsRefused() {
    endpoint =
        StandIn.answering(
            new Answer(200, "{\"access_token\":\"t-1\",\"token_type\":\"bearer\"}"),
            token("t-2", 3_600));
    TokenSource tokens = tokens(client(null));

    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-1");
    pass(Duration.ofDays(1_000));
    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-1");
    assertThat(tokens.renew("Bearer t-1")).isTrue();
    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-2");
    assertThat(tokens.renew("Bearer t-1")).as("long replaced").isTrue();
    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-2");
  }

  @Test
  void anEndpointThatIsDownStopsNothingWhileTheTokenIsGood() {
    endpoint =
        StandIn.answering(
            token("t-1", 3_600),
            new Answer(503, ""),
            new Answer(503, ""),
            token("t-2", 3_600),
            new Answer(503, ""));
    TokenSource tokens = tokens(client(null));
    tokens.header(deadline());

    pass(Duration.ofSeconds(3_400));
    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-1");
    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-1");
    assertThat(endpoint.requests).as("two attempts, then none for ten seconds").hasSize(3);
    pass(Duration.ofSeconds(10));
    assertThat(tokens.header(deadline())).isEqualTo("Bearer t-2");
    pass(Duration.ofHours(1));
    assertThatThrownBy(() -> tokens.header(deadline()))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessage(
            "no answer from the token endpoint at %s/token (%s/token answered 503)",
            endpoint.url(), endpoint.url());
  }

  @Test
  void anEndpointThatHangsLeavesTimeForTheRequestWhileTheTokenIsGood() {
    AtomicBoolean isFirst = new AtomicBoolean(true);
    endpoint =
        StandIn.handling(
            exchange -> {
              if (isFirst.getAndSet(false)) {
                StandIn.send(exchange, token("t-1", 3_600));
              }
            });
    TokenSource tokens = tokens(client(null));
    tokens.header(deadline());
    pass(Duration.ofSeconds(3_400));
    Deadline deadline = Deadline.in(Duration.ofSeconds(3));

    assertThat(tokens.header(deadline)).isEqualTo("Bearer t-1");
    assertThat(deadline.isOver()).isFalse();
    assertThat(tokens.header(deadline)).isEqualTo("Bearer t-1");
    assertThat(endpoint.requests).as("none again for ten seconds").hasSize(2);
  }

  @Test
  void aTokenThatTheRegistryRefusesIsReplacedOnceAndTheRequestSentAgain() {
    endpoint = StandIn.answering(token("t-1", 3_600), token("t-2", 3_600));
    server = StandIn.answering(UNKNOWN, NONE);
    RegistryCounters counters = new RegistryCounters();

    assertThat(registry(client(null), counters).subjects()).isEmpty();

    assertThat(server.requests)
        .extracting(Request::authorization)
        .containsExactly("Bearer t-1", "Bearer t-2");
    assertThat(counters.requests()).isEqualTo(2);
    assertThat(counters.failures()).isEqualTo(1);
  }

  @Test
  void aRegistryThatRefusesTheNewTokenTooHasDenied() {
    endpoint = StandIn.answering(token("t-1", 3_600), token("t-2", 3_600));
    server = StandIn.answering(UNKNOWN);
    SchemaRegistry registry = registry(client(null));

    RegistryException denied = catchThrowableOfType(RegistryException.class, registry::subjects);

    assertThat(denied).hasMessageEndingWith("refused: token expired");
    assertThat(denied.isAccessDenied()).isTrue();
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void aTokenThatIsGivenAndRefusedIsNotTriedAgain() {
    server = StandIn.answering(UNKNOWN);
    SchemaRegistry registry =
        SchemaRegistry.open(
            settings(server.url()).authorization(Optional.of(Authorization.bearer("t"))).build());

    assertThatThrownBy(registry::subjects).isInstanceOf(RegistryException.class);
    assertThat(server.requests).hasSize(1);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            new Answer(401, "{\"error\":\"invalid_client\",\"error_description\":\"canary\"}"),
            401,
            "the token endpoint AT/token refused client id ada: invalid_client"),
        Arguments.of(
            new Answer(400, "{\"error\":\"invalid_scope\\n\"}"),
            401,
            "the token endpoint AT/token refused client id ada: invalid_scope?"),
        Arguments.of(
            new Answer(403, "<html>no</html>"),
            401,
            "the token endpoint AT/token refused client id ada: HTTP status 403"),
        Arguments.of(
            new Answer(404, "canary"),
            404,
            "the token endpoint AT/token is none (404): is the URL right?"),
        Arguments.of(
            new Answer(302, ""),
            302,
            "the token endpoint AT/token is none (302): is the URL right?"),
        Arguments.of(
            new Answer(200, "<html>canary</html>"),
            200,
            "the token endpoint AT/token answered without a bearer token: is the URL right?"),
        Arguments.of(
            new Answer(200, "{\"access_token\":\"canary\",\"token_type\":\"mac\"}"),
            200,
            "the token endpoint AT/token answered without a bearer token: is the URL right?"),
        Arguments.of(
            new Answer(200, "{\"access_token\":4711}"),
            200,
            "the token endpoint AT/token answered without a bearer token: is the URL right?"),
        Arguments.of(
            new Answer(200, "{\"access_token\":\"cana\\r\\nry\"}"),
            200,
            "the token endpoint AT/token answered without a bearer token: is the URL right?"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void anEndpointThatGivesNoTokenIsNamedWithItsReason(Answer answer, int status, String message) {
    endpoint = StandIn.answering(answer);
    server = StandIn.answering(NONE);
    SchemaRegistry registry = registry(client(null));

    RegistryException refused = catchThrowableOfType(RegistryException.class, registry::subjects);

    assertThat(refused).hasMessage(message.replace("AT", endpoint.url()));
    assertThat(refused.status()).isEqualTo(status);
    assertThat(endpoint.requests).hasSize(1);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void aSecretIsShownNowhere() {
    endpoint = StandIn.answering(token("canary-4712", 3_600));
    server = StandIn.answering(new Answer(403, ""));
    ClientCredentials client = client(null);
    RegistrySettings settings =
        settings(server.url()).authorization(Optional.of(Authorization.oauth(client))).build();
    SchemaRegistry registry = SchemaRegistry.open(settings);

    RegistryException denied = catchThrowableOfType(RegistryException.class, registry::subjects);

    assertThat(denied.toString() + client + settings + settings.authorization() + registry)
        .contains("ada")
        .doesNotContain("canary");
  }

  static Stream<Arguments> endpoints() {
    return Stream.of(
        Arguments.of("http://login.example/t?x=canary", "must be https://, since"),
        Arguments.of("https://canary@login.example/t", "must be an https:// URL with a host"),
        Arguments.of("file:///etc/canary", "must be an https:// URL with a host"),
        Arguments.of("ftp://login.example/t", "must be https://, since"));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void aSecretIsSentToNoEndpointThatOthersCanListenTo(String url, String reason) {
    URI endpoint = URI.create(url);

    assertThatThrownBy(() -> ClientCredentials.of(endpoint, "ada", "canary"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("canary");
  }

  @Test
  void anEndpointOfThisMachineNeedsNoEncryption() {
    for (String host : new String[] {"localhost", "127.0.0.1", "[::1]:8080"}) {
      URI url = URI.create("http://" + host + "/t");

      assertThat(ClientCredentials.of(url, "ada", "s").tokenEndpoint()).isEqualTo(url);
    }
  }

  private SchemaRegistry registry(ClientCredentials client) {
    return registry(client, new RegistryCounters());
  }

  private SchemaRegistry registry(ClientCredentials client, RegistryCounters counters) {
    return SchemaRegistry.open(
        settings(server.url()).authorization(Optional.of(Authorization.oauth(client))).build(),
        counters);
  }

  private TokenSource tokens(ClientCredentials client) {
    RegistrySettings settings = settings("http://registry.example").build();
    return new TokenSource(client, settings, new HttpTransport(settings), now::get);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private ClientCredentials client(String scope) {
    return new ClientCredentials(
        tokenEndpoint(),
        "ada",
        "canary-4711",
        Optional.ofNullable(scope),
        Duration.ofMinutes(5),
        false);
  }

  private URI tokenEndpoint() {
    return URI.create(endpoint.url() + "/token");
  }

  private static RegistrySettings.Builder settings(String url) {
    return RegistrySettings.builder(List.of(URI.create(url)))
        .retries(1, Duration.ofMillis(1), Duration.ofMillis(1));
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  private static Answer token(String token, int seconds) {
    return new Answer(
        200,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
            .formatted(token, seconds));
  }
}
