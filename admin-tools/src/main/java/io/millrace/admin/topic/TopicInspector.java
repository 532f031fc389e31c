package io.millrace.admin.topic;

import io.millrace.admin.answer.Found;
import io.millrace.admin.group.GroupReading;
import io.millrace.admin.group.GroupReadings;
import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks at topics. Questions go out for all of them together, so that their number depends on the
 * brokers and not on the topics. What can't be told of one doesn't hide the others.
 *
 * <p>Methods throw {@link AppException} when the cluster gave no answer within the timeout.
 */
public final class TopicInspector {
  private final Connection connection;
  private final Admin admin;
  private final TopicShapes shapes;

  /**
   * @param admin stays the caller's to close
   */
  public TopicInspector(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
    this.shapes = new TopicShapes(connection, admin);
  }

  /** The names of all topics, sorted, without those that Kafka keeps for itself. */
  public List<String> names() {
    return new ClusterTopics(connection, admin).names(false);
  }

  /** The names of all topics, sorted, with those that Kafka keeps for itself. */
  public List<String> allNames() {
    return new ClusterTopics(connection, admin).names(true);
  }

  /** The partitions and configs of topics. Names are literal. */
  public Found<TopicShape> shapes(Collection<String> names) {
    return shapes.find(names);
  }

  /** The partitions and configs of all topics; one that vanishes meanwhile is left out. */
  public Found<TopicShape> allShapes() {
    return shapes.findThere(allNames());
  }

  /** Whether the records of topics have keys; what can't be told of one counts as that. */
  public Map<String, KeyEvidence> keys(Collection<TopicShape> topics) {
    return new KeySampler(
            connection, subject -> connection.openRegistry().latest(subject).isPresent())
        .sample(topics);
  }

  /** All there is to know of topics. Names are literal. */
  public Found<TopicDetails> details(Collection<String> names) {
    Found<TopicShape> found = shapes(names);
    if (found.values().isEmpty()) {
      return new Found<>(Map.of(), found.failures());
    }
    List<TopicPartition> led = found.list().stream().flatMap(t -> t.led().stream()).toList();
    Map<TopicPartition, LogRange> logs = new PartitionOffsets(connection, admin).ranges(led);
    Found<Map<TopicPartition, Long>> disks = new DiskUse(connection, admin).read();
    Map<TopicPartition, Long> sizes = DiskUse.total(disks);
    Found<GroupReading> groups = new GroupReadings(connection, admin).read();
    return found
        .map(shape -> TopicDetails.of(shape, logs, sizes, groups.list()))
        .with(disks.failures())
        .with(groups.failures());
  }
}
