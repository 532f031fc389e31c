package io.millrace.producer.target;

import static io.millrace.producer.target.Registration.REGISTER_MISSING;
import static io.millrace.producer.target.TestTopics.ORDER;
import static io.millrace.producer.target.TestTopics.failure;
import static io.millrace.producer.target.TestTopics.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.Failure;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rights, each tested by taking it away. */
@WithStack
class RightsIT {
  private Stack stack;
  private TestTopics topics;

  @BeforeEach
  void connect(Stack local) {
    stack = local;
    topics = new TestTopics(local);
  }

  @Test
  void withoutTheRightToWriteNothingIsRegistered() throws Exception {
    String topic = topics.create();

    Failure failure = allowedOnly(topic, AclOperation.DESCRIBE);

    assertThat(failure)
        .isEqualTo(
            new Failure(
                5,
                "topic %s: this user may not write to it: allow the operation Write on the topic"
                    .formatted(topic)));
    assertThat(topics.registry().versions(topic + "-value")).isEmpty();
  }

  @Test
  void withoutTheRightToDescribeTheTopicIsNamed() throws Exception {
    String topic = topics.create();

    Failure failure = allowedOnly(topic, AclOperation.ALTER_CONFIGS);

    assertThat(failure)
        .isEqualTo(
            new Failure(
                5,
                "topic %s: this user may not look at it: allow the operations Describe and Write on the topic"
                    .formatted(topic)));
    assertThat(topics.registry().versions(topic + "-value")).isEmpty();
  }

  private Failure allowedOnly(String topic, AclOperation operation) throws Exception {
    AclBinding rule =
        new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
            new AccessControlEntry("User:*", "*", operation, AclPermissionType.ALLOW));
    AclBindingFilter removal = rule.toFilter();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createAcls(List.of(rule)).all().get();
      try {
        return failure(topics.connection(), REGISTER_MISSING, request(topic, ORDER));
      } finally {
        admin.deleteAcls(List.of(removal)).all().get();
      }
    }
  }
}
