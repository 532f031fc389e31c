package io.millrace.local;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The wait until servers answer: ends at once when one of them is gone, and at the deadline. */
public final class Startup {
  private static final long PAUSE_MS = 50;
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration REGISTRY_ANSWER = Duration.ofSeconds(5);

  private final Deadline deadline;
  private final Runnable check;
  private final String advice;

  /**
   * @param within counted from now
   * @param check throws when it makes no sense to wait on
   * @param advice what to do when the deadline has passed
   */
  public Startup(Duration within, Runnable check, String advice) {
    this.deadline = Deadline.in(within);
    this.check = check;
    this.advice = advice;
  }

  /** Waits until the cluster counts in the brokers on all of the ports. */
  public void awaitBrokers(List<Integer> ports) {
    String waitingFor = ports.size() == 1 ? "the broker" : "the brokers";
    await(waitingFor, () -> ports.stream().allMatch(Ports::isOpen));
    try (ClusterProbe probe = ClusterProbe.of(ports)) {
      await(waitingFor, () -> probe.brokerPorts(ANSWER).containsAll(ports));
    }
  }

  /** Waits until the registry on a port answers. */
  public void awaitRegistry(int port) {
    RegistryClient registry = RegistryClient.on(port);
    await("the registry", () -> Ports.isOpen(port) && registry.answers(ANSWER));
  }

  /** Gives a new registry, which answers, the defaults of Confluent's. */
  public void prepareRegistry(int port) {
    RegistryClient.on(port).defaultToBackward(REGISTRY_ANSWER);
  }

  private void await(String waitingFor, BooleanSupplier ready) {
    while (!ready.getAsBoolean()) {
      check.run();
      if (deadline.hasPassed()) {
        throw new LocalStackException(
            "%s did not answer within the start deadline: %s".formatted(waitingFor, advice));
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
