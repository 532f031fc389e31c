package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class PlanDeletionIT {
  @TempDir Path folder;
  private CatalogueFile file;
  private String catalogue;

  @BeforeEach
  void declareATopic() {
    file = CatalogueFile.in(folder);
    catalogue = file.declare("{partitions: 1}");
  }

  @Test
  void onlyANamedTopicIsDeletedAndUndeclaredOnesAreNoDrift(Stack stack) {
    LiveTopic named = LiveTopic.create(stack, 2);
    LiveTopic other = LiveTopic.create(stack, 1);
    named.send(Instant.now(), "x");
    Run.against(stack, "apply", "--catalogue", catalogue);

    Run check = Run.against(stack, "check", "--catalogue", catalogue);
    Run plan = Run.against(stack, "plan", "--catalogue", catalogue, "--delete", named.name());
    Run apply = Run.against(stack, "apply", "--catalogue", catalogue, "--delete", named.name());
    Run again = Run.against(stack, "apply", "--catalogue", catalogue, "--delete", named.name());

    assertThat(check.code()).isZero();
    assertThat(plan.out())
        .containsPattern("delete-topic +%s +partitions=2, events=1".formatted(named.name()));
    assertThat(apply.code()).isZero();
    assertThat(apply.outLines())
        .singleElement()
        .asString()
        .startsWith("delete-topic %s: partitions=2, events=1, bytes=".formatted(named.name()));
    assertThat(again.code()).isZero();
    assertThat(again.outLines()).containsExactly("nothing to change");
    assertThat(again.errLines())
        .containsExactly(named.name() + ": nothing to delete, as there is no such topic");
    assertThat(Run.against(stack, "topics", "list").outLines())
        .contains(other.name(), file.topic())
        .doesNotContain(named.name());
  }

  @Test
  void aDeclaredTopicIsNotDeleted(Stack stack) {
    Run run = Run.against(stack, "apply", "--catalogue", catalogue, "--delete", file.topic());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).containsExactly("admin-tools: " + refusal("2:3", file.topic()));
  }

  @Test
  void allDeclaredTopicsAreNamedTogether(Stack stack) {
    String other = file.topic() + "-b";
    file.declare("{partitions: 1}\n  %s: {partitions: 1}".formatted(other));

    Run run =
        Run.against(
            stack, "apply", "--catalogue", catalogue, "--delete", file.topic() + "," + other);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly(
            "admin-tools: 2 problems: 1) %s; 2) %s"
                .formatted(refusal("2:3", file.topic()), refusal("3:3", other)));
  }

  private String refusal(String place, String topic) {
    return "%s:%s: nothing is changed, as the catalogue declares what is to be deleted: take away %s there first"
        .formatted(catalogue, place, topic);
  }

  @Test
  void kafkasOwnTopicsAreNotDeleted(Stack stack) {
    LiveTopic.create(stack, 1).commit("g-" + UUID.randomUUID(), 0);

    Run run =
        Run.against(stack, "apply", "--catalogue", catalogue, "--delete", "__consumer_offsets");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("__consumer_offsets is Kafka's own");
  }

  @Test
  void aTopicThatGroupsReadNowNeedsAWord(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);
    String group = "live-" + UUID.randomUUID();
    Run.against(stack, "apply", "--catalogue", catalogue);
    try (Consumer<String, String> member = topic.join(group)) {
      Run refused = Run.against(stack, "apply", "--catalogue", catalogue, "--delete", topic.name());
      Run rehearsed =
          Run.against(
              stack,
              "apply",
              "--catalogue",
              catalogue,
              "--delete",
              topic.name(),
              "--allow",
              "delete-active",
              "--dry-run");

      assertThat(member.assignment()).isNotEmpty();
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err())
          .contains("groups read them now: " + group, "add --allow delete-active");
      assertThat(rehearsed.code()).isZero();
      assertThat(rehearsed.err()).contains("1 would be confirmed");
      assertThat(Run.against(stack, "topics", "list").outLines()).contains(topic.name());
    }
  }
}
