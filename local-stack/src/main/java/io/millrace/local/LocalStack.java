package io.millrace.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Kafka cluster and a schema registry that belong to this process: real servers, each a child
 * process on 127.0.0.1.
 *
 * <ul>
 *   <li>When {@code start} returns, every broker is in the cluster and the registry answers.
 *   <li>When it throws, no child is left.
 *   <li>However this process ends, {@code kill -9} included, the children end with it.
 *   <li>{@link #close} is orderly, ends within ten seconds and leaves no child.
 * </ul>
 *
 * Whoever starts a stack closes it. Safe for use by several threads.
 */
public final class LocalStack implements OwnStack {
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(8);
  private static final Duration WITHOUT_QUORUM = Duration.ofSeconds(2);
  private static final Duration STEP = Duration.ofMillis(50);
  private static final int PORT_ATTEMPTS = 3;

  private final DataFolder data;
  private final Ports ports;
  private final Instant since;
  private final List<LocalServer> brokers = new ArrayList<>();
  private final LocalServer registry;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean ready;

  private LocalStack(
      DataFolder data,
      Ports ports,
      Instant since,
      Duration startDeadline,
      List<ChildJvm> brokerJvms,
      ChildJvm registryJvm) {
    this.data = data;
    this.ports = ports;
    this.since = since;
    for (int i = 0; i < brokerJvms.size(); i++) {
      brokers.add(
          new LocalServer(
              LocalServer.brokerName(i + 1),
              ports.kafka().get(i),
              brokerJvms.get(i),
              data,
              startDeadline,
              (startup, port) -> startup.awaitBrokers(List.of(port)),
              this::announce));
    }
    registry =
        new LocalServer(
            LocalServer.REGISTRY,
            ports.registry(),
            registryJvm,
            data,
            startDeadline,
            Startup::awaitRegistry,
            this::announce);
  }

  /** Starts a stack; see {@link #start(StackOptions, Consumer)}. */
  public static LocalStack start(StackOptions options) {
    return start(options, step -> {});
  }

  /**
   * Starts a stack and waits until all of it answers.
   *
   * @param progress told what is being done, in words for a person
   * @throws LocalStackException when a port or the data folder is in use, a child dies, the start
   *     deadline passes or the thread is interrupted
   */
  public static LocalStack start(StackOptions options, Consumer<String> progress) {
    DataFolder data = DataFolder.open(options.data());
    try {
      for (int attempt = 1; ; attempt++) {
        try {
          return launch(options, data, progress);
        } catch (PortTakenException e) {
          boolean fixed = options.kafkaPort() != 0 || options.registryPort() != 0;
          if (fixed || attempt == PORT_ATTEMPTS) {
            throw e;
          }
          progress.accept(e.getMessage() + "; trying others");
        }
      }
    } catch (RuntimeException e) {
      data.abandon();
      throw e;
    }
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
  public List<LocalServer> brokers() {
    return List.copyOf(brokers);
  }

  public LocalServer registry() {
    return registry;
  }

  public Path data() {
    return data.root();
  }

  public Path logs() {
    return DataFolder.logs(data.root());
  }

  /** What another process can see of it now. */
  public RunningStack describe() {
    return new RunningStack(
        ProcessHandle.current().pid(),
        since,
        ready,
        data.root(),
        servers().map(s -> new RunningStack.Member(s.name(), s.port(), s.pid())).toList());
  }

  /** Stops all servers, and kills those that take more than eight seconds. */
  @Override
  public void close() {
    close(STOP_DEADLINE);
  }

  /** Stops all servers, and kills those that have not ended in the time. */
  public void close(Duration within) {
    if (closed.compareAndSet(false, true)) {
      stopServers(within);
      data.close();
    }
  }

  private static LocalStack launch(
      StackOptions options, DataFolder data, Consumer<String> progress) {
    String cluster = data.clusterOf(options.brokers());
    RegistryDistribution distribution = RegistryDistribution.locate();
    Ports ports = Ports.choose(options, new Random());
    LocalStack stack =
        new LocalStack(
            data,
            ports,
            Instant.now(),
            options.startDeadline(),
            IntStream.rangeClosed(1, options.brokers())
                .mapToObj(id -> broker(id, ports, data, cluster))
                .toList(),
            distribution.on(
                ports.registry(), data.make(LocalServer.REGISTRY), data.temporaryFiles()));
    boolean started = false;
    try {
      stack.startServers(options.startDeadline(), progress);
      started = true;
      return stack;
    } finally {
      if (!started) {
        stack.stopServers(Duration.ZERO);
      }
    }
  }

  private void startServers(Duration deadline, Consumer<String> progress) {
    progress.accept(
        "starting %d %s and the registry"
            .formatted(brokers.size(), brokers.size() == 1 ? "broker" : "brokers"));
    List<LocalServer> all = servers().toList();
    all.forEach(server -> data.log(server.name()).rotate());
    all.forEach(LocalServer::launch);
    announce();
    Startup startup =
        new Startup(
            deadline,
            () -> all.forEach(LocalServer::checkAlive),
            "look into the logs in " + logs());
    startup.awaitBrokers(ports.kafka());
    progress.accept("Kafka is ready at " + bootstrapServers());
    startup.awaitRegistry(ports.registry());
    if (!data.isRegistryPrepared()) {
      startup.prepareRegistry(ports.registry());
      data.registryIsPrepared();
    }
    progress.accept("the registry is ready at " + registryUrl());
    ready = true;
    announce();
  }

  private void stopServers(Duration within) {
    Deadline deadline = Deadline.in(within);
    servers().forEach(LocalServer::signal);
    while (servers().anyMatch(LocalServer::isAlive)
        && !hasLostQuorum()
        && !deadline.hasPassed()
        && !Thread.currentThread().isInterrupted()) {
      servers()
          .filter(LocalServer::isAlive)
          .findFirst()
          .ifPresent(server -> server.endsWithin(STEP));
    }
    Deadline last = hasLostQuorum() ? deadline.orIn(WITHOUT_QUORUM) : deadline;
    servers().forEach(server -> server.awaitEnd(last));
  }

  // The last brokers of a cluster wait for a controller that can no longer be elected.
  private boolean hasLostQuorum() {
    long alive = brokers.stream().filter(LocalServer::isAlive).count();
    return alive > 0 && alive * 2 < brokers.size();
  }

  private void announce() {
    data.announce(describe());
  }

  private Stream<LocalServer> servers() {
    return Stream.concat(brokers.stream(), Stream.of(registry));
  }

  private static ChildJvm broker(int id, Ports ports, DataFolder data, String cluster) {
    Path folder = data.make(LocalServer.brokerName(id));
    Path settings = folder.resolve("server.properties");
    Path logFolder = folder.resolve("data");
    new PropertiesFile(settings).write(BrokerSettings.of(id, ports, logFolder));
    return BrokerJvm.of(settings, logFolder, cluster, data.temporaryFiles());
  }
}
