package io.millrace.registry;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.registry.StandIn.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a registry can answer, and the real one doesn't when asked to: an HTTP server plays it. */
class HttpSchemaRegistryTest {
  private static final Answer SCHEMA = new Answer(200, "{\"schema\":\"\\\"string\\\"\",\"new\":1}");
  private final List<StandIn> servers = new ArrayList<>();

  @AfterEach
  void stopServers() {
    servers.forEach(StandIn::close);
  }

  @Test
  void fieldsThatANewerRegistryAddsAreIgnored() {
    StandIn server = serving(SCHEMA);

    assertThat(registry(server.url()).schemaOf(1)).isEqualTo(Schema.create(Schema.Type.STRING));
  }

  @Test
  void theSchemasThatASchemaRefersToAreParsedBeforeIt() {
    String address = "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Address\\\",\\\"fields\\\":[]}";
    String shop =
        "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"Shop\\\",\\\"fields\\\":[{\\\"name\\\":\\\"at\\\",\\\"type\\\":\\\"Address\\\"}]}";
    StandIn server =
        serving(
            new Answer(
                200,
                "{\"schema\":\"%s\",\"references\":[{\"name\":\"Address\",\"subject\":\"addresses\",\"version\":3}]}"
                    .formatted(shop)),
            new Answer(
                200,
                "{\"subject\":\"addresses\",\"version\":3,\"id\":9,\"schema\":\"%s\"}"
                    .formatted(address)));

    Schema parsed = registry(server.url()).schemaOf(1);

    assertThat(parsed.getField("at").schema().getFullName()).isEqualTo("Address");
    assertThat(server.paths())
        .containsExactly(
            "/schemas/ids/1?fetchMaxId=false", "/subjects/addresses/versions/3?deleted=true");
  }

  @Test
  void aServerThatFailsForAWhileIsAskedAgain() {
    StandIn server =
        serving(new Answer(500, "{}"), new Answer(429, "{}"), new Answer(503, "<html>"), SCHEMA);

    assertThat(registry(server.url()).schemaOf(1)).isEqualTo(Schema.create(Schema.Type.STRING));
    assertThat(server.requests).hasSize(4);
  }

  @Test
  void theNextAddressAnswersForOneThatDoesNotAndIsAskedFirstFromThenOn() {
    StandIn down = serving(new Answer(503, "{}"));
    StandIn up = serving(SCHEMA);
    SchemaRegistry registry = registry(down.url(), up.url());

    registry.schemaOf(1);
    registry.schemaOf(2);

    assertThat(down.requests).hasSize(1);
    assertThat(up.requests).hasSize(2);
  }

  @Test
  void anAddressThatHangsLeavesTimeForTheNext() {
    StandIn mute = StandIn.handling(exchange -> {});
    servers.add(mute);
    StandIn up = serving(SCHEMA);
    SchemaRegistry registry =
        SchemaRegistry.open(
            settings(Optional.empty(), mute.url(), up.url()).withDeadline(Duration.ofSeconds(2)));

    registry.schemaOf(1);
    registry.schemaOf(2);

    assertThat(mute.requests).hasSize(1);
    assertThat(up.requests).hasSize(2);
  }

  @Test
  void anAddressThatFailedIsNotAskedFirstEvenBeforeTheNextHasAnswered() {
    StandIn down = serving(new Answer(503, "{}"));
    AtomicReference<SchemaRegistry> registry = new AtomicReference<>();
    AtomicBoolean isFirst = new AtomicBoolean(true);
    StandIn slow =
        StandIn.handling(
            exchange -> {
              if (isFirst.getAndSet(false)) {
                registry.get().schemaOf(2);
              }
              StandIn.send(exchange, SCHEMA);
            });
    servers.add(slow);
    registry.set(registry(down.url(), slow.url()));

    registry.get().schemaOf(1);

    assertThat(down.requests).hasSize(1);
    assertThat(slow.requests).hasSize(2);
  }

  @Test
  void aRefusalIsNotTriedAgainAndKeepsTheCodeOfTheRegistry() {
    StandIn server =
        serving(new Answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}"));
    SchemaRegistry registry = registry(server.url());

    RegistryException refused =
        catchThrowableOfType(RegistryException.class, () -> registry.schemaOf(1));

    assertThat(refused.code()).isEqualTo(40403);
    assertThat(refused.isNotFound()).isTrue();
    assertThat(refused)
        .hasMessage("the schema registry at %s refused: Schema not found", server.url());
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void aRefusalWithoutACodeHasTheStatusAsItsCode() {
    StandIn server = serving(new Answer(409, ""));
    SchemaRegistry registry = registry(server.url());

    RegistryException refused =
        catchThrowableOfType(
            RegistryException.class,
            () -> registry.register("s", Schema.create(Schema.Type.STRING), false));

    assertThat(refused.code()).isEqualTo(409);
    assertThat(refused.isIncompatible()).isTrue();
  }

  @Test
  void aPathThatIsNotTheRegistrysIsNotTakenForASubjectThatIsNotThere() {
    StandIn server = serving(new Answer(404, "{\"message\":\"no such page\"}"));

    assertThatThrownBy(() -> registry(server.url()).latest("orders-value"))
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("no schema registry at " + server.url() + ": is the path right");
  }

  @Test
  void aSubjectThatIsNotThereHasNoLatestVersion() {
    StandIn server = serving(new Answer(404, "{\"error_code\":40401,\"message\":\"none\"}"));

    assertThat(registry(server.url()).latest("orders-value")).isEmpty();
  }

  @Test
  void aPageThatIsNoRegistryIsSaidToBeNone() {
    StandIn server = serving(new Answer(200, "<html>Hello</html>"));

    assertThatThrownBy(() -> registry(server.url()).subjects())
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining(server.url() + " is no schema registry");
  }

  @Test
  void anAddressWithNobodyThereIsUnavailableAndNamed() {
    assertThatThrownBy(() -> registry("http://127.0.0.1:1").subjects())
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageStartingWith("no answer from the schema registry at http://127.0.0.1:1 (");
  }

  @Test
  void theDeadlineEndsRetriesThatWouldGoOn() {
    StandIn server = serving(new Answer(503, "{}"));
    RegistrySettings patient =
        RegistrySettings.builder(List.of(URI.create(server.url())))
            .retries(1_000_000, Duration.ofMillis(20), Duration.ofMillis(20))
            .deadline(Duration.ofMillis(300))
            .build();

    assertThatThrownBy(() -> SchemaRegistry.open(patient).subjects())
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageStartingWith("no answer from the schema registry at " + server.url());
    assertThat(server.requests).hasSizeGreaterThan(1);
  }

  @Test
  void aBodyThatNeverEndsDoesNotOutlastTheDeadline() {
    StandIn stalling =
        StandIn.handling(
            exchange -> {
              exchange.sendResponseHeaders(200, 1_000);
              exchange.getResponseBody().write('[');
              exchange.getResponseBody().flush();
            });
    servers.add(stalling);
    SchemaRegistry registry =
        SchemaRegistry.open(
            RegistrySettings.of(stalling.url()).withDeadline(Duration.ofMillis(300)));

    assertThatThrownBy(registry::subjects)
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("no whole answer within");
  }

  @Test
  void aRegistryThatIsNotAskedTakesNoThreads() {
    StandIn server = serving(SCHEMA);
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    SchemaRegistry registry = registry(server.url());

    assertThat(clientThreads()).isSubsetOf(before);
    registry.schemaOf(1);
    assertThat(clientThreads()).isNotEmpty();
  }

  @Test
  void credentialsAreSentAndNeverShown() {
    StandIn server = serving(new Answer(401, "{\"message\":\"who are you?\"}"));
    RegistrySettings settings = settings(Optional.of("ada:canary-4711"), server.url());

    RegistryException denied =
        catchThrowableOfType(
            RegistryException.class, () -> SchemaRegistry.open(settings).subjects());

    assertThat(server.requests)
        .extracting(StandIn.Request::authorization)
        .containsExactly("Basic YWRhOmNhbmFyeS00NzEx");
    assertThat(denied.isAccessDenied()).isTrue();
    assertThat(denied.getMessage() + settings).doesNotContain("canary-4711");
  }

  private StandIn serving(Answer... answers) {
    StandIn server = StandIn.answering(answers);
    servers.add(server);
    return server;
  }

  /** Those that the JDK's client has for its connections. */
  private static Set<Thread> clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("HttpClient-\\d+-SelectorManager"))
        .collect(toSet());
  }

  private static SchemaRegistry registry(String... urls) {
    return SchemaRegistry.open(settings(Optional.empty(), urls));
  }

  private static RegistrySettings settings(Optional<String> userInfo, String... urls) {
    return RegistrySettings.builder(Arrays.stream(urls).map(URI::create).toList())
        .authorization(userInfo.map(Authorization::basic))
        .timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5))
        .retries(3, Duration.ofMillis(5), Duration.ofMillis(50))
        .deadline(Duration.ofSeconds(20))
        .build();
  }
}
