package io.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.local.Client;
import io.millrace.local.JavaProcess;
import io.millrace.local.Processes;
import io.millrace.local.RunningStack;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackToolIT {
  @TempDir private Path folder;

  @AfterEach
  void leaveNothing() {
    RunningStack.find(data()).ifPresent(stack -> stack.stop(Duration.ofSeconds(10)));
  }

  @Test
  void aStackStaysUpAfterUpAndIsGoneAfterDown() throws Exception {
    try (JavaProcess up = up()) {
      assertThat(up.exitCode()).as(up.errors()).isEqualTo(0);
      assertThat(up.readLines()).anyMatch(line -> line.startsWith("bootstrap servers  127.0.0.1:"));
    }
    RunningStack stack = RunningStack.find(data()).orElseThrow();
    new Client(stack.bootstrapServers(), stack.registryUrl()).createTopic("anything");

    try (JavaProcess again = up();
        JavaProcess status = tool("status", "--data", data().toString())) {
      assertThat(status.exitCode()).isEqualTo(0);
      assertThat(status.readLines()).filteredOn(line -> line.endsWith("healthy")).hasSize(2);
      assertThat(again.exitCode()).isEqualTo(0);
      assertThat(again.errors()).isEqualTo("a stack is up already\n");
    }
    try (JavaProcess other = tool("up", "--data", data().toString(), "--brokers", "3")) {
      assertThat(other.exitCode()).isEqualTo(1);
      assertThat(other.errors())
          .startsWith("local-stack: a stack with other settings runs on data folder " + data())
          .hasLineCount(1);
    }

    try (JavaProcess down = tool("down", "--data", data().toString())) {
      assertThat(down.exitCode()).isEqualTo(0);
    }
    assertThat(processesOf(stack)).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    assertThat(RunningStack.find(data())).isEmpty();
  }

  @Test
  void interruptingUpBeforeItIsReadyLeavesNothing() throws Exception {
    try (JavaProcess up = up()) {
      RunningStack starting = awaitChildren();
      up.interrupt();
      assertThat(up.exitCode()).isEqualTo(130);
      Processes.awaitEnd(processesOf(starting));
      assertThat(RunningStack.find(data())).isEmpty();
    }
  }

  @Test
  void interruptingUpInTheForegroundStopsTheStackBeforeItEnds() throws Exception {
    try (JavaProcess up = up("--foreground")) {
      RunningStack starting = awaitChildren();
      up.interrupt();
      assertThat(up.exitCode()).isEqualTo(130);
      assertThat(processesOf(starting)).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
      assertThat(RunningStack.find(data())).isEmpty();
    }
  }

  @Test
  void aPortInUseIsOneLineAndExitCode1() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        JavaProcess up =
            tool(
                "up",
                "--data",
                data().toString(),
                "--kafka-port",
                String.valueOf(taken.getLocalPort()))) {
      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.errors())
          .startsWith("local-stack: port %d on 127.0.0.1 is in use".formatted(taken.getLocalPort()))
          .hasLineCount(1);
    }
  }

  private RunningStack awaitChildren() {
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> RunningStack.find(data()),
            found -> found.filter(stack -> !stack.members().isEmpty()).isPresent())
        .orElseThrow();
  }

  private static List<Long> processesOf(RunningStack stack) {
    List<Long> pids = new ArrayList<>(List.of(stack.pid()));
    stack.members().forEach(member -> pids.add(member.pid()));
    return pids;
  }

  private JavaProcess up(String... more) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "up", "--data", data().toString(), "--kafka-port", "0", "--registry-port", "0"));
    words.addAll(List.of(more));
    return tool(words.toArray(String[]::new));
  }

  private JavaProcess tool(String... arguments) throws Exception {
    return JavaProcess.start(folder, LocalStackTool.class, arguments);
  }

  private Path data() {
    return folder.resolve("data");
  }
}
