package io.millrace.container;

import io.millrace.local.LocalStackException;
import io.millrace.local.OwnStack;
import io.millrace.local.Ports;
import io.millrace.local.StackOptions;
import io.millrace.local.Startup;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

/** A stack in containers on a network of their own; their data ends with them. */
final class ContainerStack implements OwnStack {
  private final Ports ports;
  private final Network network = Network.newNetwork();
  private final List<ContainerServer> brokers;
  private final ContainerServer registry;

  private ContainerStack(Ports ports, Duration startDeadline) {
    this.ports = ports;
    Containers containers = new Containers(ports, network);
    brokers =
        IntStream.rangeClosed(1, ports.kafka().size())
            .mapToObj(
                id ->
                    new ContainerServer(
                        containers.broker(id),
                        startDeadline,
                        startup -> startup.awaitBrokers(List.of(ports.kafka().get(id - 1)))))
            .toList();
    registry =
        new ContainerServer(
            containers.registry(),
            startDeadline,
            startup -> startup.awaitRegistry(ports.registry()));
  }

  static ContainerStack start(StackOptions options) {
    Ports ports = Ports.choose(options, new Random());
    ContainerStack stack = new ContainerStack(ports, options.startDeadline());
    boolean started = false;
    try {
      stack.startServers(options.startDeadline());
      started = true;
      return stack;
    } finally {
      if (!started) {
        stack.close();
      }
    }
  }

  private void startServers(Duration deadline) {
    try {
      Startables.deepStart(servers().map(ContainerServer::container)).join();
    } catch (CompletionException e) {
      throw new LocalStackException("cannot start the containers: " + rootOf(e).getMessage(), e);
    }
    Startup startup =
        new Startup(
            deadline,
            () -> servers().forEach(ContainerServer::checkRunning),
            "the machine may be too busy, or have too little memory");
    startup.awaitBrokers(ports.kafka());
    startup.awaitRegistry(ports.registry());
    startup.prepareRegistry(ports.registry());
  }

  @Override
  public String bootstrapServers() {
    return ports.bootstrapServers();
  }

  @Override
  public String registryUrl() {
    return ports.registryUrl();
  }

  @Override
  public List<ContainerServer> brokers() {
    return brokers;
  }

  @Override
  public void close() {
    servers().forEach(server -> server.container().stop());
    network.close();
  }

  private Stream<ContainerServer> servers() {
    return Stream.concat(brokers.stream(), Stream.of(registry));
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
