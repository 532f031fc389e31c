package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortsTest {
  @Test
  void freePortsAreDistinctAndNotEphemeral() {
    Ports ports = Ports.choose(StackOptions.ephemeral().withBrokers(3), new Random(1));

    List<Integer> all = new ArrayList<>(ports.kafka());
    all.addAll(ports.controllers());
    all.add(ports.registry());
    assertThat(all).hasSize(7).doesNotHaveDuplicates().allMatch(p -> p >= 20_000 && p < 32_000);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPortInUseIsNamedWithItsProcessAndAWayOut() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      StackOptions options = StackOptions.ephemeral().withPorts(port, 0);

      assertThatThrownBy(() -> Ports.choose(options, new Random(1)))
          .isInstanceOf(PortTakenException.class)
          .hasMessage(
              "port %d on 127.0.0.1 is in use by process %d: stop what listens there, or choose another port",
              port, ProcessHandle.current().pid());
    }
  }

  @Test
  void aTakenPortIsNotAmongTheFreeOnes() throws Exception {
    int first = Ports.choose(StackOptions.ephemeral(), new Random(1)).kafka().get(0);
    try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
      Ports ports = Ports.choose(StackOptions.ephemeral(), new Random(1));
      assertThat(ports.kafka()).doesNotContain(taken.getLocalPort());
    }
  }
}
