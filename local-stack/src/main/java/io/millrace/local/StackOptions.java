package io.millrace.local;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a stack is to run.
 *
 * @param brokers 1, or 3 with replication 3
 * @param kafkaPort the port of the first broker, the others take the ones that follow; 0 for free
 *     ones
 * @param registryPort the port of the schema registry; 0 for a free one
 * @param data the folder that keeps topics and schemas; empty for a temporary folder, deleted when
 *     the stack closes
 * @param startDeadline how long the stack may take until everything answers
 */
public record StackOptions(
    int brokers, int kafkaPort, int registryPort, Optional<Path> data, Duration startDeadline) {
  /** The port of a broker for a person, as in the compose stack. */
  public static final int KAFKA_PORT = 9092;

  /** The port of the registry for a person, as in the compose stack. */
  public static final int REGISTRY_PORT = 8081;

  private static final int LAST_PORT = 65_535;
  private static final Duration START_DEADLINE = Duration.ofSeconds(60);

  public StackOptions {
    requireNonNull(data, "data");
    requireNonNull(startDeadline, "startDeadline");
    if (brokers != 1 && brokers != 3) {
      throw new IllegalArgumentException("brokers can be 1 or 3, not " + brokers);
    }
    if (kafkaPort < 0 || kafkaPort + brokers - 1 > LAST_PORT) {
      throw new IllegalArgumentException("not a port for Kafka: " + kafkaPort);
    }
    if (registryPort < 0 || registryPort > LAST_PORT) {
      throw new IllegalArgumentException("not a port for the registry: " + registryPort);
    }
    if (registryPort != 0 && registryPort >= kafkaPort && registryPort < kafkaPort + brokers) {
      throw new IllegalArgumentException("Kafka and the registry both want port " + registryPort);
    }
    if (startDeadline.isNegative() || startDeadline.isZero()) {
      throw new IllegalArgumentException("the start deadline has to be positive");
    }
    data = data.map(Path::toAbsolutePath).map(Path::normalize);
  }

  /** One broker on the fixed ports, its data kept in a folder. */
  public static StackOptions keepingDataIn(Path data) {
    return new StackOptions(1, KAFKA_PORT, REGISTRY_PORT, Optional.of(data), START_DEADLINE);
  }

  /** One broker on free ports, its data gone when the stack closes. */
  public static StackOptions ephemeral() {
    return new StackOptions(1, 0, 0, Optional.empty(), START_DEADLINE);
  }

  public StackOptions withBrokers(int number) {
    return new StackOptions(number, kafkaPort, registryPort, data, startDeadline);
  }

  /** As this, on the given ports; 0 for free ones. */
  public StackOptions withPorts(int kafka, int registry) {
    return new StackOptions(brokers, kafka, registry, data, startDeadline);
  }

  public StackOptions withStartDeadline(Duration deadline) {
    return new StackOptions(brokers, kafkaPort, registryPort, data, deadline);
  }
}
