package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.saved.SavedPlan;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class SavedPlanIT {
  @TempDir Path folder;
  private CatalogueFile file;
  private String topic;
  private String saved;

  @BeforeEach
  void nameATopic() {
    file = CatalogueFile.in(folder);
    topic = file.topic();
    saved = folder.resolve("plan.json").toString();
  }

  @Test
  void aSavedPlanIsAppliedAndAppliedAgainChangesNothing(Stack stack) {
    file.schema("int");
    String catalogue =
        file.declare("{partitions: 2, value: {schema: value.avsc}, compatibility: FULL}");

    Run plan = Run.against(stack, "plan", "--catalogue", catalogue, "--save", saved);
    Run again = Run.against(stack, "plan", "--catalogue", catalogue, "--save", saved);
    Run apply = Run.against(stack, "apply", "--plan", saved);
    Run second = Run.against(stack, "apply", "--plan", saved);

    assertThat(plan.errLines())
        .containsExactly("saved as %s: apply it with apply --plan %s".formatted(saved, saved));
    assertThat(again.errLines()).containsExactly(saved + " has this plan already");
    assertThat(apply.outLines()).hasSize(3).last().asString().startsWith("create-topic " + topic);
    assertThat(apply.errLines()).containsExactly("3 confirmed, 0 failed, 0 not possible");
    assertThat(apply.code()).isZero();
    assertThat(second.outLines())
        .hasSize(4)
        .contains(
            "done already: create-topic %s: partitions=2".formatted(topic), "nothing to change");
    assertThat(second.code()).isZero();
    assertThat(Run.against(stack, "check", "--catalogue", catalogue).code()).isZero();
  }

  @Test
  void whatHasChangedSinceIsNamedAndNothingIsTouched(Stack stack) {
    Run.against(stack, "apply", "--catalogue", file.declare("{partitions: 6}"));
    String grown = file.declare("{partitions: 9, configs: {segment.ms: 86400000}}");
    Run.against(stack, "plan", "--catalogue", grown, "--save", saved);
    try (Admin admin = LiveTopic.admin(stack.bootstrapServers())) {
      LiveTopic.await(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(12))).all());
    }

    Run apply = Run.against(stack, "apply", "--plan", saved);

    assertThat(apply.code()).isEqualTo(3);
    assertThat(apply.out()).isEmpty();
    assertThat(apply.errLines())
        .singleElement()
        .asString()
        .startsWith("admin-tools: nothing is changed, as this isn't as it was")
        .contains(topic + ": partitions 6 when planned, 12 now; make a new plan");
    assertThat(Run.against(stack, "topics", "describe", topic).out()).doesNotContain("segment.ms");
  }

  @Test
  void aTopicThatWasMadeAnewIsNotTheOneOfThePlan(Stack stack) {
    Run.against(stack, "apply", "--catalogue", file.declare("{partitions: 1}"));
    Run.against(stack, "plan", "--catalogue", file.declare("{partitions: 2}"), "--save", saved);
    Run.against(stack, "topics", "delete", topic);
    Run.against(stack, "apply", "--catalogue", file.declare("{partitions: 1}"));

    Run apply = Run.against(stack, "apply", "--plan", saved);

    assertThat(apply.code()).isEqualTo(3);
    assertThat(apply.err()).contains(topic + ": another topic has this name now");
  }

  @Test
  void riskyChangesOfASavedPlanNeedTheirWordToo(Stack stack) {
    Run.against(stack, "apply", "--catalogue", file.declare("{partitions: 1, key: string}"));
    Run.against(
        stack,
        "plan",
        "--catalogue",
        file.declare("{partitions: 2, key: string}"),
        "--save",
        saved);

    Run refused = Run.against(stack, "apply", "--plan", saved);
    Run allowed = Run.against(stack, "apply", "--plan", saved, "--allow", "grow-keyed");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("the catalogue gives its records keys", "grow-keyed");
    assertThat(allowed.code()).isZero();
    assertThat(allowed.outLines())
        .containsExactly("add-partitions %s: partitions 1 to 2".formatted(topic));
  }

  @Test
  void aPlanForAnotherClusterIsRefused(Stack stack) {
    new SavedPlan("another", Instant.now(), List.of(), Map.of()).write(Path.of(saved));

    Run apply = Run.against(stack, "apply", "--plan", saved);

    assertThat(apply.code()).isEqualTo(2);
    assertThat(apply.err()).contains("the plan was made for cluster another, and this is ");
  }

  @Test
  void aPlanTakesNoCatalogueBesides() {
    Run run = Run.of("apply", "--plan", saved, "--catalogue", "shop.yaml");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly(
            "admin-tools: --plan excludes --catalogue, --overlay and --delete: the plan has"
                + " all of it");
  }
}
