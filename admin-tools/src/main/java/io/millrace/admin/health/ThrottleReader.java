package io.millrace.admin.health;

import io.millrace.app.connect.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** Reads what throttles brokers have: one request a broker, and one for what is moving. */
final class ThrottleReader {
  /** Set for one broker, or for all of them. What is in their files was meant to stay. */
  private static final Set<ConfigSource> WHILE_RUNNING =
      Set.of(ConfigSource.DYNAMIC_BROKER_CONFIG, ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG);

  private static final List<String> ENDINGS =
      List.of(".replication.throttled.rate", ".io.max.bytes.per.second");

  private final Connection connection;
  private final Admin admin;

  ThrottleReader(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
  }

  Throttles read(Collection<Integer> brokers) {
    Map<Integer, Map<String, String>> rates = new HashMap<>();
    connection
        .await(
            admin
                .describeConfigs(
                    brokers.stream()
                        .map(id -> new ConfigResource(ConfigResource.Type.BROKER, id.toString()))
                        .toList())
                .all())
        .forEach((broker, config) -> rates.put(Integer.valueOf(broker.name()), rates(config)));
    return new Throttles(
        connection.await(admin.listPartitionReassignments().reassignments()).keySet().stream()
            .map(TopicPartition::topic)
            .collect(Collectors.toSet()),
        rates);
  }

  private static Map<String, String> rates(Config config) {
    return config.entries().stream()
        .filter(entry -> WHILE_RUNNING.contains(entry.source()))
        .filter(entry -> ENDINGS.stream().anyMatch(entry.name()::endsWith))
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }
}
