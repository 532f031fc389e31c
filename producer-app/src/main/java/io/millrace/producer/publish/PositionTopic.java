package io.millrace.producer.publish;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.connect.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic of {@link PositionStore}. */
final class PositionTopic {
  private static final int MOST_REPLICAS = 3;

  private final Connection connection;
  private final Admin admin;

  PositionTopic(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
  }

  /**
   * Makes sure that the topic is there, and that it keeps positions for good.
   *
   * @throws AppException when it isn't, and can't be made so
   */
  void ensure() {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, PositionStore.TOPIC);
    try {
      Config config =
          connection.await(admin.describeConfigs(List.of(resource)).values().get(resource));
      String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
      if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
        throw AppException.usage(
            ("topic %s has cleanup.policy %s and would lose positions of imports: set it to"
                    + " compact")
                .formatted(PositionStore.TOPIC, policy));
      }
    } catch (UnknownTopicOrPartitionException e) {
      create();
    } catch (AuthorizationException e) {
      // Who may not look at its configs may still read it, and create it.
      if (isMissing()) {
        create();
      }
    }
  }

  private boolean isMissing() {
    String topic = PositionStore.TOPIC;
    try {
      var unused =
          connection.await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
      return false;
    } catch (UnknownTopicOrPartitionException e) {
      return true;
    } catch (AuthorizationException e) {
      // Shows when it's read.
      return false;
    }
  }

  private void create() {
    int brokers = connection.await(admin.describeCluster().nodes()).size();
    int replicas = Math.min(MOST_REPLICAS, brokers);
    Map<String, String> configs = new HashMap<>();
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicas == MOST_REPLICAS ? "2" : "1");
    NewTopic topic = new NewTopic(PositionStore.TOPIC, 1, (short) replicas).configs(configs);
    try {
      connection.await(admin.createTopics(List.of(topic)).all());
    } catch (TopicExistsException e) {
      // Another import was faster.
    } catch (AuthorizationException e) {
      throw AppException.ended(
          ExitCode.ACCESS_DENIED,
          ("not authorized to create topic %s, where imports keep their positions: let somebody"
                  + " create it, with cleanup.policy=compact")
              .formatted(PositionStore.TOPIC));
    }
  }
}
