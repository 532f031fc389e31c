package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {
  private static LocalStack stack;

  private final Client client = new Client(stack);

  @BeforeAll
  static void start() {
    stack = LocalStack.start(StackOptions.ephemeral());
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void recordsAndSchemasComeBack() throws Exception {
    client.createTopic("round-trip");
    client.send("round-trip", "hello");
    assertThat(client.read("round-trip", 1)).containsExactly("hello");

    assertThat(client.register("round-trip-value", "string").statusCode()).isEqualTo(200);
    assertThat(client.get("/subjects/round-trip-value/versions").body()).isEqualTo("[1]");
  }

  @Test
  void anIncompatibleSchemaIsRefusedByDefault() throws Exception {
    client.register("level-value", "string");
    assertThat(client.get("/config").body()).contains("BACKWARD");
    assertThat(client.register("level-value", "int").statusCode()).isEqualTo(409);
  }

  @Test
  void aRegistryThatIsKilledComesBackWithItsSchemasOnItsPort() throws Exception {
    client.register("killed-value", "string");
    stack.registry().kill();
    assertThat(stack.registry().isAlive()).isFalse();

    stack.registry().start();

    assertThat(client.get("/subjects/killed-value/versions").body()).isEqualTo("[1]");
  }

  @Test
  void aBrokerThatIsKilledComesBackWithItsRecordsOnItsPort() throws Exception {
    client.createTopic("killed");
    client.send("killed", "before");
    stack.brokers().get(0).kill();

    stack.brokers().get(0).start();

    client.send("killed", "after");
    assertThat(client.read("killed", 2)).containsExactly("before", "after");
  }

  @Test
  void aStackOnAPortOfAnotherIsRefusedAndLeavesNothing(@TempDir Path data) {
    int port = stack.brokers().get(0).port();
    StackOptions options = StackOptions.keepingDataIn(data).withPorts(port, 0);

    assertThatThrownBy(() -> LocalStack.start(options))
        .isInstanceOf(LocalStackException.class)
        .hasMessageStartingWith("port %d on 127.0.0.1 is in use", port);
    assertThat(RunningStack.find(data)).isEmpty();
  }

  @Test
  void anotherProcessCanSeeWhatRuns() {
    RunningStack seen = RunningStack.find(stack.data()).orElseThrow();

    assertThat(seen).isEqualTo(stack.describe());
    assertThat(seen.bootstrapServers()).isEqualTo(stack.bootstrapServers());
    assertThat(seen.registryUrl()).isEqualTo(stack.registryUrl());
    assertThat(seen.health(Duration.ofSeconds(10)))
        .extracting(RunningStack.Health::problem)
        .containsOnly(Optional.empty());
    assertThat(List.of(stack.logs().resolve("broker-1.log"), stack.logs().resolve("registry.log")))
        .allSatisfy(log -> assertThat(log).isNotEmptyFile());
  }
}
