package io.millrace.local;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A stack as another process sees it: what its owner last announced in the data folder.
 *
 * @param pid of the process that owns it
 * @param ready false while it starts
 */
public record RunningStack(
    long pid, Instant since, boolean ready, Path data, List<Member> members) {
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  // Linux counts the start of a process from a boot time in whole seconds.
  private static final Duration START_PRECISION = Duration.ofSeconds(2);

  /** One child of the stack. */
  public record Member(String name, int port, long pid) {}

  /** How a child is; {@code problem} is empty when it answers. */
  public record Health(Member member, Optional<String> problem) {}

  public RunningStack {
    requireNonNull(since, "since");
    members = List.copyOf(members);
  }

  /** The stack that runs on a data folder. */
  public static Optional<RunningStack> find(Path data) {
    Path root = data.toAbsolutePath().normalize();
    return DataFolder.isLocked(root) ? DataFolder.announced(root) : Optional.empty();
  }

  public String bootstrapServers() {
    return Ports.bootstrapServers(brokerPorts());
  }

  public String registryUrl() {
    return members.stream()
        .filter(member -> member.name().equals(LocalServer.REGISTRY))
        .map(member -> RegistryClient.url(member.port()))
        .findFirst()
        .orElse("");
  }

  public Path logs() {
    return DataFolder.logs(data);
  }

  /**
   * Does nothing when it is up and what the options ask for; free ports match any.
   *
   * @throws LocalStackException that says what differs from it
   */
  public void checkFits(StackOptions options) {
    if (!ready) {
      throw new LocalStackException(
          "a stack is starting on data folder %s (process %d): wait for it, or stop it with 'local-stack down'"
              .formatted(data, pid));
    }
    List<Integer> kafka = brokerPorts();
    boolean fits =
        kafka.size() == options.brokers()
            && (options.kafkaPort() == 0 || kafka.get(0) == options.kafkaPort())
            && (options.registryPort() == 0
                || registryUrl().equals(RegistryClient.url(options.registryPort())));
    if (!fits) {
      throw new LocalStackException(
          "a stack with other settings runs on data folder %s (Kafka at %s, registry at %s): stop it with 'local-stack down', or choose another folder with --data"
              .formatted(data, bootstrapServers(), registryUrl()));
    }
  }

  /** Asks each child whether it works. */
  public List<Health> health(Duration within) {
    List<Health> health = new ArrayList<>();
    for (Member member : members) {
      health.add(new Health(member, problemOf(member, within)));
    }
    return health;
  }

  /**
   * Stops it and waits until it is gone; kills it when the time is over, which ends its children
   * too.
   */
  public void stop(Duration within) {
    ProcessHandle owner = ProcessHandle.of(pid).orElse(null);
    if (owner == null) {
      return;
    }
    owner.destroy();
    if (!ends(owner, within)) {
      owner.destroyForcibly();
      if (!ends(owner, AFTER_KILL)) {
        throw new LocalStackException("process %d does not end: look at it".formatted(pid));
      }
    }
    for (Member member : members) {
      ProcessHandle.of(member.pid())
          .filter(child -> !ends(child, AFTER_KILL))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  boolean isThisProcess() {
    ProcessHandle self = ProcessHandle.current();
    Instant start = self.info().startInstant().orElse(since);
    return pid == self.pid() && !since.plus(START_PRECISION).isBefore(start);
  }

  Properties toProperties() {
    Properties properties = new Properties();
    properties.setProperty("pid", String.valueOf(pid));
    properties.setProperty("since", since.toString());
    properties.setProperty("ready", String.valueOf(ready));
    for (Member member : members) {
      properties.setProperty(
          "member." + member.name(), "%d %d".formatted(member.port(), member.pid()));
    }
    return properties;
  }

  static RunningStack of(Path data, Properties properties) {
    List<Member> members = new ArrayList<>();
    for (String key : properties.stringPropertyNames().stream().sorted().toList()) {
      if (key.startsWith("member.")) {
        String[] portAndPid = properties.getProperty(key).split(" ", 2);
        members.add(
            new Member(
                key.substring("member.".length()),
                Integer.parseInt(portAndPid[0]),
                Long.parseLong(portAndPid[1])));
      }
    }
    return new RunningStack(
        Long.parseLong(properties.getProperty("pid")),
        Instant.parse(properties.getProperty("since")),
        Boolean.parseBoolean(properties.getProperty("ready")),
        data,
        members);
  }

  private List<Integer> brokerPorts() {
    return members.stream()
        .filter(member -> !member.name().equals(LocalServer.REGISTRY))
        .map(Member::port)
        .toList();
  }

  private static Optional<String> problemOf(Member member, Duration within) {
    if (ProcessHandle.of(member.pid()).isEmpty()) {
      return Optional.of("process is gone");
    }
    boolean answers =
        member.name().equals(LocalServer.REGISTRY)
            ? RegistryClient.on(member.port()).answers(within)
            : ClusterProbe.answers(member.port(), within);
    return answers ? Optional.empty() : Optional.of("does not answer");
  }

  private static boolean ends(ProcessHandle process, Duration within) {
    try {
      process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new LocalStackException("cannot wait for process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("interrupted while waiting for process " + process.pid(), e);
    }
  }
}
