package io.millrace.consumer.read;

import io.millrace.app.connect.Connection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** The settings of a member of a consumer group, whichever keeps its offsets. */
public final class GroupSettings {
  private static final int SESSION_MILLIS = 10_000;

  private GroupSettings() {}

  /**
   * Those of the connection, and what an application relies on: it commits itself, and makes no
   * topics.
   */
  public static Map<String, Object> of(Connection connection, String group) {
    Map<String, Object> config = connection.settings();
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    Object protocol = config.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
    if (protocol == null || protocol.toString().equalsIgnoreCase("classic")) {
      config.putIfAbsent(
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          CooperativeStickyAssignor.class.getName());
      // Not Kafka's 45 s: so long a run waits after one of the group that was killed.
      config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
    }
    return config;
  }
}
