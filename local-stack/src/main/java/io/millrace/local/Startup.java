package io.millrace.local;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The wait until servers answer: ends at once when one of them dies, and at the deadline. */
final class Startup {
  private static final long PAUSE_MS = 50;
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final List<Server> servers;
  private final Deadline deadline;

  Startup(List<Server> servers, Deadline deadline) {
    this.servers = List.copyOf(servers);
    this.deadline = deadline;
  }

  /** Waits until the cluster counts in the brokers on all of the ports. */
  void awaitBrokers(List<Integer> ports) {
    String waitingFor = ports.size() == 1 ? "the broker" : "the brokers";
    await(waitingFor, () -> ports.stream().allMatch(Ports::isOpen));
    try (ClusterProbe probe = ClusterProbe.of(ports)) {
      await(waitingFor, () -> probe.brokerPorts(ANSWER).containsAll(ports));
    }
  }

  void awaitRegistry(int port) {
    RegistryClient registry = RegistryClient.on(port);
    await("the registry", () -> Ports.isOpen(port) && registry.answers(ANSWER));
  }

  private void await(String waitingFor, BooleanSupplier ready) {
    while (!ready.getAsBoolean()) {
      servers.forEach(Server::checkAlive);
      if (deadline.hasPassed()) {
        throw new LocalStackException(
            "%s did not answer within the start deadline: look into the logs in %s"
                .formatted(waitingFor, servers.get(0).log().getParent()));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("interrupted while starting", e);
    }
  }
}
