package io.millrace.producer.target;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether topics are there, and may be written to. */
final class TopicCheck {
  private final Connection connection;
  private final Map<String, KafkaFuture<TopicDescription>> asked;
  private final Map<ConfigResource, KafkaFuture<Config>> configs;

  private TopicCheck(
      Connection connection,
      Map<String, KafkaFuture<TopicDescription>> asked,
      Map<ConfigResource, KafkaFuture<Config>> configs) {
    this.connection = connection;
    this.asked = asked;
    this.configs = configs;
  }

  /** Asks, and doesn't wait. */
  static TopicCheck ask(Connection connection, Admin admin, Set<String> topics) {
    DescribeTopicsOptions options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
    return new TopicCheck(
        connection,
        new TreeMap<>(admin.describeTopics(topics, options).topicNameValues()),
        admin.describeConfigs(topics.stream().map(TopicCheck::resource).toList()).values());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  /** Those known to be compacted; who may not look at configs is told by the brokers. */
  Set<String> compacted() {
    Set<String> compacted = new HashSet<>();
    configs.forEach(
        (resource, answer) -> {
          try {
            String policy = connection.await(answer).get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
            if (policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
              compacted.add(resource.name());
            }
          } catch (KafkaException e) {
            // Not known.
          }
        });
    return compacted;
  }

  /**
   * What is wrong with them.
   *
   * @throws AppException when the cluster gives no answer
   */
  List<AppException> problems() {
    List<AppException> problems = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    asked.forEach(
        (topic, answer) -> {
          try {
            problems.addAll(rights(topic, connection.await(answer).authorizedOperations()));
          } catch (UnknownTopicOrPartitionException e) {
            missing.add(topic);
          } catch (TopicAuthorizationException e) {
            problems.add(
                denied(
                    topic,
                    "this user may not look at it: allow the operations Describe and Write on the topic"));
          } catch (AuthorizationException | InvalidTopicException e) {
            problems.add(AppException.of("topic " + topic, Failure.of(e)));
          }
        });
    if (!missing.isEmpty()) {
      problems.add(0, missing(missing));
    }
    return problems;
  }

  private AppException missing(List<String> topics) {
    boolean one = topics.size() == 1;
    return AppException.usage(
        "no %s %s at %s: create %s with admin-tools apply"
            .formatted(
                one ? "topic" : "topics",
                String.join(", ", topics),
                connection.bootstrapServers(),
                one ? "it" : "them"));
  }

  /**
   * @param allowed empty or null from brokers that don't say
   */
  static List<AppException> rights(String topic, Set<AclOperation> allowed) {
    if (allowed == null || allowed.isEmpty() || allowed.contains(AclOperation.WRITE)) {
      return List.of();
    }
    return List.of(
        denied(topic, "this user may not write to it: allow the operation Write on the topic"));
  }

  private static AppException denied(String topic, String line) {
    return AppException.of("topic " + topic, new Failure(ExitCode.ACCESS_DENIED, line));
  }
}
