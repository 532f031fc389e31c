package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

@WithStack
class TopicsDeleteIT {

  @Test
  void eachIsReportedWithWhatItHeldAndIsGone(Stack stack) {
    LiveTopic full = LiveTopic.create(stack, 2);
    full.send(Instant.parse("2026-11-01T12:00:00Z"), "one");
    LiveTopic empty = LiveTopic.create(stack, 1);

    Run run = Run.against(stack, "topics", "delete", full.name(), empty.name());

    assertThat(run.outLines().get(0))
        .matches("delete-topic %s: partitions=2, events=1, bytes=\\d+".formatted(full.name()));
    assertThat(run.outLines().get(1))
        .isEqualTo("delete-topic %s: partitions=1, events=0, bytes=0".formatted(empty.name()));
    assertThat(run.errLines()).containsExactly("2 confirmed, 0 failed");
    assertThat(run.code()).isZero();
    assertThat(Run.against(stack, "topics", "list").outLines())
        .doesNotContain(full.name(), empty.name());
  }

  @Test
  void oneThatHasVanishedIsNamedAndTheOtherGoes(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);
    String vanished = "vanished-" + UUID.randomUUID();

    Run run = Run.against(stack, "topics", "delete", vanished, topic.name());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.outLines()).singleElement().asString().contains(topic.name());
    assertThat(run.errLines())
        .containsExactly(
            "%s: the cluster has no topic \"%s\"".formatted(vanished, vanished),
            "1 confirmed, 1 failed");
  }

  @Test
  void aTopicThatAGroupReadsNowStaysUnlessThatIsAllowed(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);
    String group = "live-" + UUID.randomUUID();
    try (Consumer<String, String> member = topic.join(group)) {
      Run refused = Run.against(stack, "topics", "delete", topic.name());
      Run allowed =
          Run.against(
              stack, "topics", "delete", topic.name(), "--allow-active-groups", "--dry-run");

      assertThat(member.assignment()).isNotEmpty();
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.errLines())
          .containsExactly(
              "%s: is read now by %s: stop the group, or add --allow-active-groups"
                  .formatted(topic.name(), group),
              "0 confirmed, 1 failed");
      assertThat(allowed.code()).isZero();
      assertThat(allowed.out()).contains("irreversible", "groups read them now:", group);
    }
    assertThat(Run.against(stack, "topics", "delete", topic.name()).code()).isZero();
  }

  @Test
  void kafkasOwnTopicsAreRefused(Stack stack) {
    LiveTopic.create(stack, 1).commit("g-" + UUID.randomUUID(), 0);

    Run run = Run.against(stack, "topics", "delete", "__consumer_offsets", "--allow-active-groups");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly(
            "__consumer_offsets: is Kafka's own: without it, the cluster breaks",
            "0 confirmed, 1 failed");
  }

  @Test
  void aNameIsNoPattern(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);

    Run run = Run.against(stack, "topics", "delete", topic.name().substring(0, 30) + ".*");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines().get(0)).contains("taken literally", "--pattern");
    assertThat(Run.against(stack, "topics", "list").outLines()).contains(topic.name());
  }

  @Test
  void aPatternDeletesOnlyWhenItIsToBeExecuted(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);
    String pattern = topic.name().substring(0, 30) + ".*";

    Run preview = Run.against(stack, "topics", "delete", "--pattern", pattern);
    List<String> after = Run.against(stack, "topics", "list").outLines();
    Run done = Run.against(stack, "topics", "delete", "--pattern", pattern, "--execute");

    assertThat(preview.code()).isZero();
    assertThat(preview.out()).contains("delete-topic", topic.name(), "irreversible");
    assertThat(preview.errLines()).containsExactly("nothing is changed: this is what would be");
    assertThat(after).contains(topic.name());
    assertThat(done.errLines()).containsExactly("1 confirmed, 0 failed");
    assertThat(Run.against(stack, "topics", "list").outLines()).doesNotContain(topic.name());
  }

  @Test
  void withoutTheRightToOneOfThemTheOthersGoAndItIsNamed(Stack stack) {
    LiveTopic mine = LiveTopic.create(stack, 1);
    LiveTopic theirs = LiveTopic.create(stack, 1);
    Right right = new Right(ResourceType.TOPIC, theirs.name(), AclOperation.DESCRIBE);

    Run describe =
        right.without(
            stack, () -> Run.against(stack, "topics", "describe", mine.name(), theirs.name()));
    Run delete =
        right.without(
            stack, () -> Run.against(stack, "topics", "delete", theirs.name(), mine.name()));

    assertThat(describe.code()).isEqualTo(5);
    assertThat(describe.out()).startsWith(mine.name() + ": ").doesNotContain(theirs.name());
    assertThat(describe.errLines()).hasSize(2);
    assertThat(describe.errLines().get(0)).startsWith(theirs.name() + ": ");
    assertThat(describe.errLines().get(1)).isEqualTo("1 described, 1 failed");
    assertThat(delete.code()).isEqualTo(5);
    assertThat(delete.outLines()).singleElement().asString().contains(mine.name());
    assertThat(delete.errLines().get(1)).isEqualTo("1 confirmed, 1 failed");
  }
}
