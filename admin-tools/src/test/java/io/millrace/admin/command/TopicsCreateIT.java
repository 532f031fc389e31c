package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@WithStack
class TopicsCreateIT {
  private final String name = "t-" + UUID.randomUUID();

  @Test
  void topicsAreCreatedAsAskedAndReportedWhenTheyAreThere(Stack stack) {
    Run run =
        Run.against(
            stack,
            "topics",
            "create",
            name,
            name + "-b",
            "--partitions",
            "3",
            "--set",
            "retention.ms=-1",
            "--set",
            "cleanup.policy=compact,delete");

    assertThat(run.outLines())
        .containsExactly(
            "create-topic %s: partitions=3, cleanup.policy=compact,delete, retention.ms=-1"
                .formatted(name),
            "create-topic %s-b: partitions=3, cleanup.policy=compact,delete, retention.ms=-1"
                .formatted(name));
    assertThat(run.errLines()).containsExactly("2 confirmed, 0 failed");
    assertThat(run.code()).isZero();
    assertThat(Run.against(stack, "topics", "describe", name).out())
        .contains("partitions 3", "compact,delete", "retention.ms");
  }

  @Test
  void aNameThatKafkaRefusesDoesNotStopTheOthers(Stack stack) {
    Run run = Run.against(stack, "topics", "create", "a/b", name, "--partitions", "1");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.outLines()).containsExactly("create-topic %s: partitions=1".formatted(name));
    assertThat(run.errLines()).hasSize(2);
    assertThat(run.errLines().get(0)).startsWith("a/b: ").contains("'a/b' contains");
    assertThat(run.errLines().get(1)).isEqualTo("1 confirmed, 1 failed");
  }

  @Test
  void aTopicThatIsThereAlreadyIsAFailureUnlessThatIsAsGood(Stack stack) {
    Run.against(stack, "topics", "create", name, "--partitions", "1");

    Run again = Run.against(stack, "topics", "create", name, "--partitions", "2");
    Run asGood = Run.against(stack, "topics", "create", name, "--partitions", "2", "--if-absent");

    assertThat(again.code()).isEqualTo(1);
    assertThat(again.errLines())
        .containsExactly(
            name + ": is there already: change it with topics alter, or add --if-absent",
            "0 confirmed, 1 failed");
    assertThat(asGood.code()).isZero();
    assertThat(asGood.outLines()).containsExactly("nothing to change");
  }

  @Test
  void moreCopiesThanBrokersAreRefusedInTheBrokersWords(Stack stack) {
    Run run =
        Run.against(stack, "topics", "create", name, "--partitions", "1", "--replication", "3");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).hasSize(2);
    assertThat(run.errLines().get(0))
        .startsWith("create-topic %s: partitions=1, replication=3: ".formatted(name))
        .contains("replication factor of 3 cannot be reached because only 1 broker(s)");
    assertThat(run.errLines().get(1)).isEqualTo("0 confirmed, 1 failed");
  }

  @Test
  void anUnknownConfigIsRefusedWithTheNearestBeforeAnythingIsAsked() {
    Run run = Run.of("topics", "create", name, "--partitions", "1", "--set", "retention.msec=1");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly(
            "admin-tools: Kafka has no topic config \"retention.msec\";"
                + " did you mean retention.ms?");
  }

  @Test
  void aValueThatNoBrokerTakesIsRefusedBeforeAnythingIsAsked() {
    Run run = Run.of("topics", "create", name, "--partitions", "1", "--set", "retention.ms=soon");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("admin-tools: retention.ms: \"soon\" is no duration: write it as 250ms,");
  }

  @Test
  void whatABrokerRefusesIsToldInItsWordsAndUnitsAreTaken(Stack stack) {
    Run run =
        Run.against(
            stack,
            "topics",
            "create",
            name,
            "--partitions",
            "1",
            "--set",
            "min.compaction.lag.ms=2m",
            "--set",
            "max.compaction.lag.ms=1m");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines().get(0)).contains("min.compaction.lag.ms", "120000", "60000");
  }

  @Test
  void impossibleNumbersAreRefusedBeforeAnythingIsAsked() {
    assertThat(Run.of("topics", "create", name, "--partitions", "0").errLines())
        .containsExactly("admin-tools: --partitions must be at least 1, and is 0");
    assertThat(
            Run.of("topics", "create", name, "--partitions", "1", "--replication", "0").errLines())
        .containsExactly("admin-tools: --replication must be at least 1, and is 0");
    assertThat(Run.of("topics", "create", name).errLines())
        .singleElement()
        .asString()
        .contains("Missing required option: '--partitions=NUMBER'");
  }

  @Test
  void aDryRunCreatesNothing(Stack stack) {
    Run run = Run.against(stack, "topics", "create", name, "--partitions", "1", "--dry-run");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("create-topic", name);
    assertThat(run.errLines()).containsExactly("nothing is changed: this is what would be");
    assertThat(Run.against(stack, "topics", "list").outLines()).doesNotContain(name);
  }

  @Test
  void asJsonEachChangeHasItsOutcome(Stack stack) {
    Run run =
        Run.against(
            stack, "topics", "create", name, "a/b", "--partitions", "1", "--output", "json");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out().replaceAll("\\s+", " "))
        .startsWith(
            "{ \"changes\" : [ { \"action\" : \"create-topic\", \"resource\" : \"%s\","
                    .formatted(name)
                + " \"change\" : \"partitions=1\", \"risk\" : \"safe\","
                + " \"reason\" : \"not there yet\", \"allow\" : [ ], \"outcome\" : \"confirmed\" } ],"
                + " \"failures\" : [ { \"resource\" : \"a/b\", \"error\" : \"")
        .endsWith("\", \"exitCode\" : 2 } ] } ");
  }
}
