package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDataIT {
  @TempDir private Path data;

  @Test
  void topicsRecordsAndSchemasSurviveARestartOnOtherPorts() throws Exception {
    StackOptions options = StackOptions.keepingDataIn(data).withPorts(0, 0);
    List<RunningStack.Member> before;
    try (LocalStack stack = LocalStack.start(options)) {
      Client client = new Client(stack);
      client.createTopic("kept");
      client.send("kept", "hello");
      client.register("kept-value", "string");
      before = stack.describe().members();
    }
    Processes.awaitEnd(before.stream().map(RunningStack.Member::pid).toList());

    try (LocalStack stack = LocalStack.start(options)) {
      Client client = new Client(stack);
      assertThat(stack.describe().members()).doesNotContainAnyElementsOf(before);
      assertThat(client.read("kept", 1)).containsExactly("hello");
      assertThat(client.get("/subjects/kept-value/versions").body()).isEqualTo("[1]");
      // Only an orderly stop says so, which spares the next start a recovery.
      assertThat(stack.logs().resolve("broker-1.log.1"))
          .content()
          .contains("[BrokerServer id=1] shut down completed");
    }
  }
}
