package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class ApplyIT {
  @TempDir Path folder;
  private CatalogueFile file;
  private String topic;

  @BeforeEach
  void nameATopic() {
    file = CatalogueFile.in(folder);
    topic = file.topic();
  }

  @Test
  void whatIsAppliedFromNothingLeavesNothingToChange(Stack stack) {
    file.schema("int");
    String catalogue =
        file.declare(
            "{partitions: 2, configs: {retention.ms: -1}, key: string,"
                + " value: {schema: value.avsc}, compatibility: FULL}");

    Run apply = Run.against(stack, "apply", "--catalogue", catalogue);

    assertThat(apply.outLines())
        .containsExactly(
            "register-schema %s-value: first version: A".formatted(topic),
            "set-compatibility %s-value: default to FULL".formatted(topic),
            "create-topic %s: partitions=2, retention.ms=-1".formatted(topic));
    assertThat(apply.errLines()).containsExactly("3 confirmed, 0 failed, 0 not possible");
    assertThat(apply.code()).isZero();
    assertThat(Run.against(stack, "plan", "--catalogue", catalogue).outLines())
        .containsExactly("nothing to change");
    assertThat(Run.against(stack, "check", "--catalogue", catalogue).code()).isZero();
    assertThat(Run.against(stack, "topics", "list").outLines()).contains(topic);
  }

  @Test
  void theBuiltInCatalogueCanBeAppliedTwice(Stack stack) {
    Run.against(stack, "apply");

    Run again = Run.against(stack, "apply");

    assertThat(again.outLines()).containsExactly("nothing to change");
    assertThat(again.code()).isZero();
  }

  @Test
  void aLevelOfNoneCanBeDeclaredForANewSubject(Stack stack) {
    file.schema("int");
    String catalogue =
        file.declare("{partitions: 1, value: {schema: value.avsc}, compatibility: NONE}");

    assertThat(Run.against(stack, "apply", "--catalogue", catalogue).code()).isZero();

    assertThat(Run.against(stack, "check", "--catalogue", catalogue).code()).isZero();
  }

  @Test
  void driftMakesCheckEndWithAnExitCodeOfItsOwn(Stack stack) {
    Run.against(stack, "apply", "--catalogue", file.declare("{partitions: 1}"));
    String changed = file.declare("{partitions: 1, configs: {segment.ms: 86400000}}");

    Run check = Run.against(stack, "check", "--catalogue", changed);

    assertThat(check.code()).isEqualTo(3);
    assertThat(check.outLines()).hasSize(2);
    assertThat(check.outLines().get(0)).startsWith("ACTION").contains("RISK");
    assertThat(check.outLines().get(1))
        .startsWith("alter-config")
        .contains(topic, "segment.ms 604800000 to 86400000", "safe");
  }

  @Test
  void aConfigThatIsTakenOutOfTheCatalogueIsResetWithItsRisk(Stack stack) {
    String both = "{partitions: 1, configs: {retention.bytes: 1GiB, cleanup.policy: compact}}";
    Run.against(stack, "apply", "--catalogue", file.declare(both));
    String one = file.declare("{partitions: 1, configs: {retention.bytes: 1GiB}}");

    Run check = Run.against(stack, "check", "--catalogue", one);
    Run refused = Run.against(stack, "apply", "--catalogue", one);
    Run apply = Run.against(stack, "apply", "--catalogue", one, "--allow", "cut-retention");
    String said = file.declare("{partitions: 1}");
    Run silent = Run.against(stack, "check", "--catalogue", said);
    Run none =
        Run.against(stack, "apply", "--catalogue", file.declare("{partitions: 1, configs: {}}"));

    assertThat(check.code()).isEqualTo(3);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("add --allow cut-retention");
    assertThat(apply.outLines())
        .containsExactly(
            "alter-config %s: cleanup.policy compact to default delete".formatted(topic));
    assertThat(silent.code()).isZero();
    assertThat(none.outLines())
        .containsExactly(
            "alter-config %s: retention.bytes 1073741824 to default -1".formatted(topic));
    assertThat(none.code()).isZero();
  }

  @Test
  void aPlanAsJsonIsOneDocument(Stack stack) {
    String catalogue = file.declare("{partitions: 1}");

    Run plan = Run.against(stack, "plan", "--output", "json", "--catalogue", catalogue);

    assertThat(plan.code()).isZero();
    assertThat(plan.out().replaceAll("\\s+", " "))
        .isEqualTo(
            "{ \"changes\" : [ { \"action\" : \"create-topic\", \"resource\" : \"%s\","
                    .formatted(topic)
                + " \"change\" : \"partitions=1\", \"risk\" : \"safe\","
                + " \"reason\" : \"not there yet\", \"allow\" : [ ] } ], \"failures\" : [ ] } ");
  }

  @Test
  void aDryRunShowsThePlanAndTouchesNothing(Stack stack) {
    String catalogue = file.declare("{partitions: 1}");

    Run dry = Run.against(stack, "apply", "--dry-run", "--catalogue", catalogue);

    assertThat(dry.code()).isZero();
    assertThat(dry.out()).contains("create-topic", topic);
    assertThat(Run.against(stack, "topics", "list").outLines()).doesNotContain(topic);
  }

  @Test
  void partitionsOfAKeyedTopicGrowOnlyWithAWordOfTheUser(Stack stack) {
    Run.against(stack, "apply", "--catalogue", file.declare("{partitions: 1, key: string}"));
    String grown = file.declare("{partitions: 3, key: string, configs: {segment.ms: 86400000}}");

    Run refused = Run.against(stack, "apply", "--catalogue", grown);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.errLines())
        .singleElement()
        .asString()
        .contains("add-partitions of " + topic, "disruptive", "--allow grow-keyed");

    Run allowed = Run.against(stack, "apply", "--allow", "grow-keyed", "--catalogue", grown);

    assertThat(allowed.outLines())
        .containsExactly(
            "add-partitions %s: partitions 1 to 3".formatted(topic),
            "alter-config %s: segment.ms 604800000 to 86400000".formatted(topic));
    assertThat(allowed.code()).isZero();
    assertThat(Run.against(stack, "check", "--catalogue", grown).code()).isZero();
  }

  @Test
  void whatIsNotPossibleIsShownAndCounted(Stack stack) {
    Run.against(stack, "apply", "--catalogue", file.declare("{partitions: 2}"));
    String smaller =
        file.declare("{partitions: 1, replication: 3, configs: {segment.ms: 86400000}}");

    Run apply = Run.against(stack, "apply", "--catalogue", smaller);

    assertThat(apply.code()).isEqualTo(3);
    assertThat(apply.outLines())
        .containsExactly("alter-config %s: segment.ms 604800000 to 86400000".formatted(topic));
    assertThat(apply.err())
        .contains(
            "partitions 2 to 1", "replication 1 to 3", "1 confirmed, 0 failed, 2 not possible");
  }

  @Test
  void whatIsNotPossibleIsDriftToo(Stack stack) {
    Run.against(stack, "apply", "--catalogue", file.declare("{partitions: 1}"));
    String copied = file.declare("{partitions: 1, replication: 3}");

    Run check = Run.against(stack, "check", "--catalogue", copied);

    assertThat(check.code()).isEqualTo(3);
    assertThat(check.outLines()).hasSize(2);
    assertThat(check.outLines().get(1))
        .startsWith("unsupported")
        .contains(topic, "replication 1 to 3", "needs a reassignment");
  }

  @Test
  void aChangeThatFailsIsNamedAndTheOthersGoOn(Stack stack) {
    file.schema("int");
    String catalogue = file.declare("{partitions: 1, replication: 7, value: {schema: value.avsc}}");

    Run apply = Run.against(stack, "apply", "--catalogue", catalogue);

    assertThat(apply.code()).isEqualTo(2);
    assertThat(apply.outLines())
        .containsExactly("register-schema %s-value: first version: A".formatted(topic));
    assertThat(apply.errLines()).hasSize(2);
    assertThat(apply.errLines().get(0))
        .startsWith("create-topic %s: partitions=1, replication=7: ".formatted(topic))
        .contains("replicate the partition");
    assertThat(apply.errLines().get(1)).isEqualTo("1 confirmed, 1 failed, 0 not possible");
  }
}
