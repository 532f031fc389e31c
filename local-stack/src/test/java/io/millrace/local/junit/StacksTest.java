package io.millrace.local.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.local.Stack;
import io.millrace.local.StackOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StacksTest {
  @Test
  void aGivenClusterIsWhereItIsSaidToBe() {
    Map<String, String> properties =
        Map.of(
            "millrace.stack", "given",
            "millrace.bootstrap.servers", "kafka:9092",
            "millrace.schema.registry", "http://registry:8081");

    Stack stack = Stacks.shared(properties::get);

    assertThat(stack.bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(stack.registryUrl()).isEqualTo("http://registry:8081");
  }

  @Test
  void aGivenClusterThatIsNowhereIsRefused() {
    Map<String, String> properties =
        Map.of("millrace.stack", "given", "millrace.bootstrap.servers", "kafka:9092");

    assertThatThrownBy(() -> Stacks.shared(properties::get))
        .hasMessage(
            "-Dmillrace.stack=given: say where it is with -Dmillrace.bootstrap.servers and -Dmillrace.schema.registry");
  }

  @Test
  void testsThatNeedAStackOfTheirOwnAreSkippedOnAGivenCluster() {
    Map<String, String> properties = Map.of("millrace.stack", "given");

    assertThatThrownBy(() -> Stacks.start(StackOptions.ephemeral(), properties::get))
        .hasToString(
            "org.opentest4j.TestAbortedException: needs a stack of its own, whose servers it can stop: not with -Dmillrace.stack=given");
  }

  @Test
  void anUnknownKindIsRefusedWithTheKnownOnes() {
    Map<String, String> properties = Map.of("millrace.stack", "container");

    assertThatThrownBy(() -> Stacks.shared(properties::get))
        .hasMessage("-Dmillrace.stack=container: it can be embedded, containers or given");
  }

  @Test
  void containersNeedTheModuleThatStartsThem() {
    Map<String, String> properties = Map.of("millrace.stack", "containers");

    assertThatThrownBy(() -> Stacks.start(StackOptions.ephemeral(), properties::get))
        .hasMessageContaining("add container-stack");
  }
}
