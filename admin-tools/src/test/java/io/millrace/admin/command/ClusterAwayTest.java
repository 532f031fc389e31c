package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterAwayTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topics describe a",
        "topics create a --partitions 1",
        "topics alter a --partitions 2",
        "topics delete a",
        "topics delete --pattern a --execute",
        "cluster describe",
        "doctor",
        "plan",
        "check",
        "apply",
        "export",
        "records consume a",
        "records search a --key k",
        "records produce a",
        "records replay a --to b"
      })
  void eachCommandNamesItInOneLine(String command) throws IOException {
    String nobody = "127.0.0.1:" + unusedPort();
    String[] arguments =
        Stream.concat(
                Arrays.stream(command.split(" ")),
                Stream.of("--timeout", "1", "--bootstrap-servers", nobody))
            .toArray(String[]::new);

    Run run = Run.of(arguments);

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().contains("no answer from Kafka", nobody);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topics describe",
        "topics create",
        "topics alter",
        "topics delete",
        "cluster describe",
        "doctor"
      })
  void helpOfEachEndsWithAnExample(String command) {
    Run run = Run.of((command + " --help").split(" "));

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Example:\n  admin-tools " + command);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
