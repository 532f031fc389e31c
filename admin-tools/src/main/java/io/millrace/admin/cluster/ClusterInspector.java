package io.millrace.admin.cluster;

import io.millrace.admin.answer.Answers;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaFuture;

/**
 * Asks a cluster what it is like. What it can't tell of one part doesn't hide the others. For one
 * thread.
 */
public final class ClusterInspector {
  private final Connection connection;
  private final Admin admin;
  private final Answers answers;
  private final Map<String, Failure> failures = new LinkedHashMap<>();

  /**
   * @param admin stays the caller's to close
   */
  public ClusterInspector(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
    this.answers = new Answers(connection);
  }

  /**
   * What the cluster is like now.
   *
   * @throws AppException when the cluster gave no answer within the timeout
   */
  public ClusterState describe() {
    failures.clear();
    DescribeClusterResult cluster =
        admin.describeCluster(new DescribeClusterOptions().includeFencedBrokers(true));
    List<Broker> brokers =
        connection.await(cluster.nodes()).stream()
            .map(Broker::of)
            .sorted(Comparator.comparingInt(Broker::id))
            .toList();
    return new ClusterState(
        connection.await(cluster.clusterId()),
        brokers,
        ask("quorum", admin.describeMetadataQuorum().quorumInfo()).map(Quorum::of),
        ask("features", admin.describeFeatures().featureMetadata())
            .map(Feature::all)
            .orElse(List.of()),
        folders(brokers),
        failures);
  }

  private List<LogFolder> folders(List<Broker> brokers) {
    List<Integer> serving =
        brokers.stream().filter(broker -> !broker.fenced()).map(Broker::id).sorted().toList();
    Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> asked =
        admin.describeLogDirs(serving).descriptions();
    List<LogFolder> folders = new ArrayList<>();
    for (int broker : serving) {
      ask("disks of broker " + broker, asked.get(broker)).orElse(Map.of()).entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(folder -> LogFolder.of(broker, folder.getKey(), folder.getValue()))
          .forEach(folders::add);
    }
    return folders;
  }

  private <T> Optional<T> ask(String what, KafkaFuture<T> future) {
    return answers.ask(future, failure -> failures.put(what, failure));
  }
}
