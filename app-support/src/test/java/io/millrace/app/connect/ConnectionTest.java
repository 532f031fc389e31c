package io.millrace.app.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Map<String, String> ENVIRONMENT =
      Map.of("MILLRACE_BOOTSTRAP_SERVERS", "env:1", "MILLRACE_SCHEMA_REGISTRY", "http://env:2");

  @TempDir private Path folder;

  @Test
  void theLocalStackIsWhereNothingElseIsSaid() {
    Connection connection = Connection.resolve(null, null, null, Map.of(), TIMEOUT);

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

    Connection fromEnvironment = Connection.resolve(null, null, null, ENVIRONMENT, TIMEOUT);
    Connection fromFile = Connection.resolve(null, null, file, ENVIRONMENT, TIMEOUT);
    Connection fromOption = Connection.resolve("opt:1", null, file, ENVIRONMENT, TIMEOUT);

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
  void aFileThatIsNotThereIsWrongUsage() {
    Path file = folder.resolve("none.properties");

    assertThatThrownBy(() -> Connection.resolve(null, null, file, Map.of(), TIMEOUT))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(file.toString());
  }
}
