package io.millrace.consumer.aggregate;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic that results are kept in, for good. */
final class ResultsTopic {
  private ResultsTopic() {}

  /**
   * Makes sure that it keeps the last of each key, however old.
   *
   * @throws AppException when it deletes by age. A topic that isn't there is told by who reads it;
   *     and who may not look at its configs may still use it
   */
  static void requireCompacted(Connection connection, Admin admin, String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      Config config =
          connection.await(admin.describeConfigs(List.of(resource)).values().get(resource));
      String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
      if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
        throw AppException.usage(
            "topic %s has cleanup.policy %s and would lose results: set it to compact"
                .formatted(topic, policy));
      }
    } catch (UnknownTopicOrPartitionException | AuthorizationException e) {
      return;
    }
  }
}
