package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class UnavailableIT {
  @TempDir Path folder;

  @Test
  void aClusterThatIsNotThereIsNamedInOneLine() throws IOException {
    String nobody = "127.0.0.1:" + unusedPort();

    Run run = Run.of("topics", "list", "--timeout", "1", "--bootstrap-servers", nobody);

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().contains("no answer from Kafka", nobody);
  }

  @Test
  void aRegistryThatIsNotThereIsNamedInOneLineAndNothingIsCreated(Stack stack) throws IOException {
    CatalogueFile file = CatalogueFile.in(folder);
    file.schema("int");
    String catalogue = file.declare("{partitions: 1, value: {schema: value.avsc}}");
    String nobody = "http://127.0.0.1:" + unusedPort();

    Run run = apply(stack, nobody, catalogue);

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains("no answer from the schema registry at " + nobody);
    assertThat(Run.against(stack, "topics", "list").outLines()).doesNotContain(file.topic());
  }

  @Test
  void topicsWithoutSchemasNeedNoRegistry(Stack stack) throws IOException {
    String catalogue = CatalogueFile.in(folder).declare("{partitions: 1, key: string}");

    Run run = apply(stack, "http://127.0.0.1:" + unusedPort(), catalogue);

    assertThat(run.code()).isZero();
  }

  private static Run apply(Stack stack, String registry, String catalogue) {
    return Run.of(
        "apply",
        "--timeout",
        "2",
        "--bootstrap-servers",
        stack.bootstrapServers(),
        "--schema-registry",
        registry,
        "--catalogue",
        catalogue);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
