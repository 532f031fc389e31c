package io.millrace.container;

import io.millrace.local.BrokerSettings;
import io.millrace.local.Ports;
import io.millrace.local.RegistrySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * The containers of one stack, configured as {@code LocalStack} configures its processes. They keep
 * their ports on this machine when they are killed and started again, which those of
 * Testcontainers' own {@code KafkaContainer} don't.
 */
final class Containers {
  private static final int KAFKA_PORT = 9092;
  private static final int REGISTRY_PORT = 8080;

  /** As the processes of {@code LocalStack} have it, for a quick start. */
  private static final String JVM = "-XX:TieredStopAtLevel=1";

  private final Ports ports;
  private final Network network;
  private final Properties images = images();
  private final String cluster = Uuid.randomUuid().toString();

  Containers(Ports ports, Network network) {
    this.ports = ports;
    this.network = network;
  }

  /** Of the node with an id from 1 up. */
  GenericContainer<?> broker(int id) {
    int nodes = ports.kafka().size();
    int port = ports.kafka().get(id - 1);
    String host = host(id);
    GenericContainer<?> broker = container("kafka", host, KAFKA_PORT, port);
    BrokerSettings.ofNode(id, nodes)
        .forEach((name, value) -> broker.addEnv("KAFKA_" + variable(name), value));
    String voters =
        IntStream.rangeClosed(1, nodes)
            .mapToObj(n -> "%d@%s:9093".formatted(n, host(n)))
            .collect(Collectors.joining(","));
    return broker
        .withEnv("CLUSTER_ID", cluster)
        .withEnv("KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093,INTERNAL://:9094")
        .withEnv(
            "KAFKA_ADVERTISED_LISTENERS",
            "PLAINTEXT://127.0.0.1:%d,INTERNAL://%s:9094".formatted(port, host))
        .withEnv(
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT")
        .withEnv("KAFKA_INTER_BROKER_LISTENER_NAME", "INTERNAL")
        .withEnv("KAFKA_CONTROLLER_QUORUM_VOTERS", voters)
        .withEnv("KAFKA_LOG_DIRS", "/tmp/kafka/data")
        .withEnv("KAFKA_HEAP_OPTS", "-Xmx512m");
  }

  GenericContainer<?> registry() {
    GenericContainer<?> registry =
        container("registry", "registry", REGISTRY_PORT, ports.registry());
    RegistrySettings.keepingDataIn("/tmp/registry")
        .forEach((name, value) -> registry.addEnv(variable(name), value));
    return registry.withEnv("JAVA_OPTIONS", "-Xmx256m");
  }

  private GenericContainer<?> container(String image, String host, int inside, int outside) {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(images.getProperty(image)))
            .withNetwork(network)
            .withNetworkAliases(host)
            .withEnv("JAVA_TOOL_OPTIONS", JVM)
            .waitingFor(new NoWait());
    container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(outside, inside)));
    return container;
  }

  private static String host(int id) {
    return "broker-" + id;
  }

  /** The name of an environment variable, as Kafka's image and Quarkus turn it into a setting. */
  private static String variable(String setting) {
    return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  private static Properties images() {
    try (InputStream in = Containers.class.getResourceAsStream("images.properties")) {
      Properties images = new Properties();
      images.load(in);
      return images;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether all of them answer is asked at once. */
  private static final class NoWait extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {}
  }
}
