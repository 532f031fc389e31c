package io.millrace.admin.topic;

import io.millrace.admin.answer.Answers;
import io.millrace.admin.answer.Found;
import io.millrace.app.connect.Connection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** What partitions take on the disks of all brokers, asked of each broker in one request. */
final class DiskUse {
  private final Connection connection;
  private final Admin admin;

  DiskUse(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
  }

  /** By broker; a broker that doesn't tell is among the failures. */
  Found<Map<TopicPartition, Long>> read() {
    Map<String, KafkaFuture<Map<String, LogDirDescription>>> asked = new LinkedHashMap<>();
    admin
        .describeLogDirs(
            connection.await(admin.describeCluster().nodes()).stream().map(Node::id).toList())
        .descriptions()
        .forEach((broker, future) -> asked.put("disks of broker " + broker, future));
    return new Answers(connection).await(asked, failure -> false).map(DiskUse::sizes);
  }

  /** Of all answers together. */
  static Map<TopicPartition, Long> total(Found<Map<TopicPartition, Long>> brokers) {
    Map<TopicPartition, Long> total = new HashMap<>();
    brokers
        .list()
        .forEach(sizes -> sizes.forEach((key, size) -> total.merge(key, size, Long::sum)));
    return total;
  }

  private static Map<TopicPartition, Long> sizes(Map<String, LogDirDescription> folders) {
    Map<TopicPartition, Long> sizes = new HashMap<>();
    folders
        .values()
        .forEach(
            folder ->
                folder
                    .replicaInfos()
                    .forEach((key, replica) -> sizes.merge(key, replica.size(), Long::sum)));
    return sizes;
  }
}
