package io.millrace.local;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;

/** Asks brokers which ports of the cluster are served. */
final class ClusterProbe implements AutoCloseable {
  private final Admin admin;

  private ClusterProbe(Admin admin) {
    this.admin = admin;
  }

  static ClusterProbe of(List<Integer> ports) {
    return new ClusterProbe(
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                Ports.bootstrapServers(ports),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "100")));
  }

  /** Whether the broker on a port is one that its cluster counts in. */
  static boolean answers(int port, Duration within) {
    // A client of a closed port would log a warning for each attempt.
    if (!Ports.isOpen(port)) {
      return false;
    }
    try (ClusterProbe probe = of(List.of(port))) {
      return probe.brokerPorts(within).contains(port);
    }
  }

  /** The ports of the brokers that take part; none when nothing answers in time. */
  Set<Integer> brokerPorts(Duration within) {
    try {
      return admin.describeCluster().nodes().get(within.toMillis(), TimeUnit.MILLISECONDS).stream()
          .map(Node::port)
          .collect(toSet());
    } catch (ExecutionException | TimeoutException e) {
      return Set.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Set.of();
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
