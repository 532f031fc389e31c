package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasUnavailableTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list --details",
        "show a",
        "check FILE --subject a",
        "diff FILE a@1",
        "register a FILE",
        "level a FULL"
      })
  void aRegistryThatIsAwayIsNamedWithoutItsCredentials(String command) throws IOException {
    int port = unusedPort();

    Run run = run(command, "http://me:s3cr3t@127.0.0.1:" + port);

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains("no answer from the schema registry at http://127.0.0.1:" + port)
        .doesNotContain("s3cr3t");
  }

  @Test
  void aRegistryThatIsAwayWhileDeletingStopsTheRest() throws IOException {
    Run run = run("delete a b", "http://127.0.0.1:" + unusedPort());

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.errLines().get(0)).startsWith("a: no answer from the schema registry");
    assertThat(run.errLines().get(1)).startsWith("b: no answer from the schema registry");
    assertThat(run.errLines().get(2)).isEqualTo("0 confirmed, 2 failed");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRegistryThatDeniesAccessIsNamed(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      Run run = run("register a FILE", "http://127.0.0.1:" + server.getAddress().getPort());

      assertThat(run.code()).isEqualTo(5);
      assertThat(run.errLines()).singleElement().asString().contains("HTTP status " + status);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "show", "check", "diff", "register", "level", "delete"})
  void helpOfEachEndsWithAnExample(String command) {
    Run run = Run.of("schemas", command, "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Example:\n  admin-tools schemas " + command);
  }

  private Run run(String command, String registry) throws IOException {
    Path config = temporary.resolve("client.properties");
    Files.writeString(
        config,
        "basic.auth.credentials.source=URL\nschema.registry.url=%s\nmax.retries=0\n"
            .formatted(registry));
    String file = SchemaFolder.in(temporary).record("a.avsc");
    String line =
        "schemas %s --timeout 1 --config %s".formatted(command.replace("FILE", file), config);
    return Run.of(line.split(" "));
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
