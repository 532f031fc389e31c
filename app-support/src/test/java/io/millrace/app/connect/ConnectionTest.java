package io.millrace.app.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Map<String, String> ENVIRONMENT =
      Map.of("MILLRACE_BOOTSTRAP_SERVERS", "env:1", "MILLRACE_SCHEMA_REGISTRY", "http://env:2");

  @TempDir private Path folder;

  @Test
  void theLocalStackIsWhereNothingElseIsSaid() {
    Connection connection = resolve(null, null, null, Map.of(), TIMEOUT);

    assertThat(connection.bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(connection.settings())
        .containsEntry("schema.registry.url", "http://127.0.0.1:8081/apis/ccompat/v7");
  }

  @Test
  void anOptionBeatsTheFileAndTheFileBeatsTheEnvironment() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("client.properties"),
            "bootstrap.servers=file:1\nschema.registry.url=http://file:2\nssl.protocol=TLSv1.3\n");

    Connection fromEnvironment = resolve(null, null, null, ENVIRONMENT, TIMEOUT);
    Connection fromFile = resolve(null, null, file, ENVIRONMENT, TIMEOUT);
    Connection fromOption = resolve("opt:1", null, file, ENVIRONMENT, TIMEOUT);

    assertThat(fromEnvironment.bootstrapServers()).isEqualTo("env:1");
    assertThat(fromFile.bootstrapServers()).isEqualTo("file:1");
    assertThat(fromOption.bootstrapServers()).isEqualTo("opt:1");
    assertThat(fromOption.settings())
        .containsEntry("schema.registry.url", "http://file:2")
        .containsEntry("ssl.protocol", "TLSv1.3");
  }

  @Test
  void aHostThatCannotBeResolvedIsUnavailable() {
    Connection connection = Connection.of("no-such-host.invalid:9092", "http://a.invalid", TIMEOUT);

    assertThatThrownBy(connection::openAdmin)
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
        .hasMessageContaining("no-such-host.invalid:9092");
  }

  @Test
  void theEnvironmentIsStrongerThanAContextAndThatIsStrongerThanTheLocalStack() throws IOException {
    Map<String, String> contexts = contexts();
    Map<String, String> both = new HashMap<>(contexts);
    both.put("MILLRACE_BOOTSTRAP_SERVERS", "env:1");
    Given named = given(null, null, null, "a");

    Connection fromContext = Connection.resolve(named, contexts, TIMEOUT);
    Connection fromEnvironment = Connection.resolve(named, both, TIMEOUT);

    assertThat(fromContext.bootstrapServers()).isEqualTo("context:1");
    assertThat(fromContext.settings()).containsEntry("ssl.protocol", "TLSv1.3");
    assertThat(fromContext.context()).contains("a");
    assertThat(fromEnvironment.bootstrapServers()).isEqualTo("env:1");
    assertThat(Connection.overruled(named, both, fromEnvironment.context()))
        .contains("MILLRACE_BOOTSTRAP_SERVERS is stronger than context a: the cluster is env:1");
    assertThat(Connection.overruled(named, contexts, fromContext.context())).isEmpty();
  }

  @Test
  void aContextWithoutARegistryDoesNotBorrowTheLocalStacks() throws IOException {
    Connection connection = Connection.resolve(given(null, null, null, "a"), contexts(), TIMEOUT);

    assertThat(connection.settings()).doesNotContainKey("schema.registry.url");
    assertThatThrownBy(connection::openRegistry)
        .isInstanceOf(AppException.class)
        .hasMessageContaining("context a names no registry: give it schema-registry");
  }

  @Test
  void theCurrentContextIsOutOfPlayWhenTheClusterIsNamed() throws IOException {
    Connection connection =
        Connection.resolve(given("opt:1", null, null, null), contexts(), TIMEOUT);

    assertThat(connection.context()).isEmpty();
    assertThat(connection.settings())
        .doesNotContainKey("ssl.protocol")
        .containsEntry("schema.registry.url", "http://127.0.0.1:8081/apis/ccompat/v7");
  }

  @Test
  void aFileThatIsNotThereIsWrongUsage() {
    Path file = folder.resolve("none.properties");

    assertThatThrownBy(() -> resolve(null, null, file, Map.of(), TIMEOUT))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(file.toString());
  }

  private static Connection resolve(
      String servers,
      String registry,
      Path file,
      Map<String, String> environment,
      Duration timeout) {
    return Connection.resolve(given(servers, registry, file, null), environment, timeout);
  }

  private static Given given(String servers, String registry, Path file, String context) {
    return new Given(
        Optional.ofNullable(servers),
        Optional.ofNullable(registry),
        Optional.ofNullable(file),
        Optional.ofNullable(context));
  }

  private Map<String, String> contexts() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("contexts.yaml"),
            """
            current: a
            contexts:
              a: {bootstrap-servers: "context:1", settings: {ssl.protocol: TLSv1.3}}
            """);
    return Map.of("MILLRACE_CONTEXTS", file.toString());
  }
}
