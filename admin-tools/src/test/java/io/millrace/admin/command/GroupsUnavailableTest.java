package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsUnavailableTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groups list",
        "groups describe g",
        "groups describe g --watch",
        "groups reset g --to-earliest --execute",
        "groups delete g"
      })
  void aClusterThatIsNotThereIsNamedInOneLine(String command) throws IOException {
    assertNamedInOneLine(command.split(" "));
  }

  @Test
  void itIsNamedToWhoTakesAResetBack() throws IOException, GeneralSecurityException {
    String text =
        """
        {"undo": {"format": 1, "group": "g", "written": "2026-03-29T14:30:00Z", "offsets": [
          {"topic": "t", "partition": 0, "before": null, "after": null}]}}
        """;
    Path file = UndoFiles.ofCluster("c", text, folder.resolve("undo.json"));

    assertNamedInOneLine("groups", "undo", file.toString(), "--execute");
  }

  private static void assertNamedInOneLine(String... command) throws IOException {
    String nobody = "127.0.0.1:" + unusedPort();

    Run run =
        Run.of(
            Stream.concat(
                    Stream.of(command), Stream.of("--timeout", "1", "--bootstrap-servers", nobody))
                .toArray(String[]::new));

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().contains("no answer from Kafka", nobody);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
