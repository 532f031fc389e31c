package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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

  @Test
  void producingAsksTheRegistryFirstAndNamesIt(Stack stack) throws IOException {
    LiveTopic topic = LiveTopic.create(stack, 1);
    Path lines = Files.writeString(folder.resolve("lines"), "{\"value\": \"one\"}\n");
    String nobody = "http://127.0.0.1:" + unusedPort();

    Run run = run(stack, nobody, "records", "produce", topic.name(), lines.toString());

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains("no answer from the schema registry at " + nobody);
    assertThat(Run.against(stack, "records", "consume", topic.name()).out()).isEmpty();
  }

  @Test
  void aReplayWhoseFilterNeedsTheRegistryGoesOnOnceThatIsThere(Stack stack) throws IOException {
    RecordTopic from = RecordTopic.create(stack, 1);
    from.send("a", 1, 2);
    RecordTopic to = RecordTopic.create(stack, 1);
    String nobody = "http://127.0.0.1:" + unusedPort();
    String[] replay = {
      "records", "replay", from.name(), "--to", to.name(), "--filter", "value.number > 1"
    };

    Run run = run(stack, nobody, replay);
    Run again = Run.against(stack, replay);

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines())
        .anyMatch(
            line ->
                line.startsWith("stopped: no answer from the schema registry at " + nobody + " "))
        .last()
        .asString()
        .startsWith(
            "0 replayed, 0 filtered out, 0 refused; 2 offsets are left: run the same again");
    assertThat(again.code()).isZero();
    assertThat(again.errLines())
        .last()
        .asString()
        .startsWith("1 replayed, 1 filtered out, 0 refused; complete");
  }

  private static Run apply(Stack stack, String registry, String catalogue) {
    return run(stack, registry, "apply", "--catalogue", catalogue);
  }

  private static Run run(Stack stack, String registry, String... command) {
    return Run.of(
        Stream.concat(
                Stream.of(command),
                Stream.of(
                    "--timeout",
                    "2",
                    "--bootstrap-servers",
                    stack.bootstrapServers(),
                    "--schema-registry",
                    registry))
            .toArray(String[]::new));
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
