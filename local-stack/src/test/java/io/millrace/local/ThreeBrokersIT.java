package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThreeBrokersIT {
  @Test
  void threeBrokersLoseOneWithoutLosingARecordAndTakeItBack() throws Exception {
    List<Long> children;
    try (LocalStack stack = LocalStack.start(StackOptions.ephemeral().withBrokers(3))) {
      Client client = new Client(stack);
      client.createTopic("replicated");
      client.send("replicated", "one");

      stack.brokers().get(0).kill();
      client.send("replicated", "two");
      assertThat(client.read("replicated", 2)).containsExactly("one", "two");

      stack.brokers().get(0).start();
      client.send("replicated", "three");
      assertThat(client.read("replicated", 3)).containsExactly("one", "two", "three");
      children = stack.describe().members().stream().map(RunningStack.Member::pid).toList();
    }
    assertThat(children).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
  }
}
