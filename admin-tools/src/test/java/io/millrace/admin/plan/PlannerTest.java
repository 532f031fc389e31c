package io.millrace.admin.plan;

import static io.millrace.admin.plan.Declared.LONG;
import static io.millrace.admin.plan.Declared.catalogue;
import static io.millrace.admin.plan.Declared.configured;
import static io.millrace.admin.plan.Declared.keyed;
import static io.millrace.admin.plan.Declared.keyless;
import static io.millrace.admin.plan.Declared.replicated;
import static io.millrace.admin.plan.Declared.withValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.schema.SubjectState;
import io.millrace.admin.topic.TopicState;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.registry.CompatibilityLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private static final ActualState NOTHING = new ActualState(Map.of(), Map.of());

  @Test
  void schemasComeBeforeTopicsAndALevelAfterTheFirstVersionOfItsSubject() {
    Catalogue desired =
        catalogue(keyed("a", 2), withValue("b", Optional.of(CompatibilityLevel.FULL)));

    Plan plan = Planner.plan(desired, NOTHING);

    assertThat(plan.changes())
        .containsExactly(
            new RegisterSchema("b-value", LONG, true),
            new SetCompatibility("b-value", Optional.empty(), CompatibilityLevel.FULL),
            new CreateTopic(desired.topics().get(0)),
            new CreateTopic(desired.topics().get(1)));
    assertThat(plan.risky()).isEmpty();
  }

  @Test
  void theLevelOfASubjectThatIsThereComesBeforeItsNextVersion() {
    Plan plan =
        Planner.plan(
            catalogue(withValue("b", Optional.of(CompatibilityLevel.FULL))),
            actual(
                "b",
                new TopicState(1, 1, Map.of()),
                new SubjectState(true, false, Optional.empty(), List.of())));

    assertThat(plan.changes())
        .containsExactly(
            new SetCompatibility("b-value", Optional.empty(), CompatibilityLevel.FULL),
            new RegisterSchema("b-value", LONG, false));
  }

  @Test
  void whatTheCatalogueLeavesOutIsNoDifference() {
    Plan plan =
        Planner.plan(
            catalogue(withValue("a", Optional.empty())),
            actual(
                "a",
                new TopicState(1, 3, Map.of("retention.ms", "1", "cleanup.policy", "compact")),
                new SubjectState(true, true, Optional.of(CompatibilityLevel.FULL), List.of())));

    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void partitionsOfAKeyedTopicAreDisruptiveToAdd() {
    Plan plan = Planner.plan(catalogue(keyed("a", 6)), actual("a", 3, Map.of()));

    assertThat(plan.changes()).containsExactly(new AddPartitions("a", 3, 6, true));
    assertThat(plan.risky()).hasSize(1);
  }

  @Test
  void partitionsOfATopicWithoutKeysAreSafeToAdd() {
    Plan plan = Planner.plan(catalogue(keyless("a", 6)), actual("a", 3, Map.of()));

    assertThat(plan.changes()).containsExactly(new AddPartitions("a", 3, 6, false));
    assertThat(plan.risky()).isEmpty();
  }

  @Test
  void aCompactedTopicIsKeyedWhateverTheCatalogueSays() {
    Plan plan =
        Planner.plan(
            catalogue(keyless("a", 6)), actual("a", 3, Map.of("cleanup.policy", "compact")));

    assertThat(plan.changes()).containsExactly(new AddPartitions("a", 3, 6, true));
  }

  @Test
  void fewerPartitionsAreShownAsNotPossible() {
    Plan plan = Planner.plan(catalogue(keyed("a", 3)), actual("a", 6, Map.of()));

    assertThat(plan.changes())
        .singleElement()
        .isInstanceOfSatisfying(
            Unsupported.class,
            change -> assertThat(change.summary()).isEqualTo("partitions 6 to 3"));
  }

  @Test
  void anotherReplicationIsShownAsNotPossible() {
    Plan plan = Planner.plan(catalogue(replicated("a", 3)), actual("a", 1, Map.of()));

    assertThat(plan.changes())
        .singleElement()
        .isInstanceOfSatisfying(
            Unsupported.class,
            change -> assertThat(change.summary()).isEqualTo("replication 1 to 3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retention.ms|1000|-1|SAFE",
        "retention.ms|-1|1000|IRREVERSIBLE",
        "retention.ms|1000|999|IRREVERSIBLE",
        "retention.bytes|1000|2000|SAFE",
        "cleanup.policy|delete|compact|IRREVERSIBLE",
        "cleanup.policy|compact|compact,delete|IRREVERSIBLE",
        "cleanup.policy|compact,delete|compact|SAFE",
        "max.message.bytes|1000|500|DISRUPTIVE",
        "max.message.bytes|1000|2000|SAFE",
        "min.insync.replicas|1|2|DISRUPTIVE",
        "min.insync.replicas|2|1|DISRUPTIVE",
        "unclean.leader.election.enable|false|true|DISRUPTIVE",
        "unclean.leader.election.enable|true|false|SAFE",
        "segment.ms|1000|10|SAFE",
      })
  void aConfigIsAsRiskyAsWhatItCanCost(String name, String from, String to, Risk risk) {
    Plan plan =
        Planner.plan(catalogue(configured("a", name, to)), actual("a", 1, Map.of(name, from)));

    assertThat(plan.changes())
        .containsExactly(
            new AlterConfig("a", List.of(ConfigChange.set(name, Optional.of(from), to))));
    assertThat(plan.changes().get(0).risk()).isEqualTo(risk);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cleanup.policy|compact,delete|delete, compact",
        "min.cleanable.dirty.ratio|0.5|0.50",
        "retention.ms|-1|-1",
      })
  void valuesThatMeanTheSameAreNoDifference(String name, String from, String to) {
    assertThat(
            Planner.plan(catalogue(configured("a", name, to)), actual("a", 1, Map.of(name, from)))
                .isEmpty())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "BACKWARD, FULL, SAFE",
    "NONE, BACKWARD, SAFE",
    "BACKWARD, NONE, DISRUPTIVE",
    "FULL, BACKWARD, DISRUPTIVE",
    "BACKWARD, FORWARD, DISRUPTIVE",
    "FULL_TRANSITIVE, FULL, DISRUPTIVE",
  })
  void aLevelThatPromisesLessIsDisruptive(
      CompatibilityLevel from, CompatibilityLevel to, Risk risk) {
    assertThat(new SetCompatibility("a-value", Optional.of(from), to).risk()).isEqualTo(risk);
  }

  @Test
  void anIncompatibleSchemaStopsThePlanWithItsSubjectAndReasons() {
    ActualState actual =
        actual(
            "b",
            new TopicState(1, 1, Map.of()),
            new SubjectState(true, false, Optional.empty(), List.of("no", "never")));

    assertThatThrownBy(
            () -> Planner.plan(catalogue(keyed("a", 1), withValue("b", Optional.empty())), actual))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.DATA_REFUSED))
        .hasMessageContaining("b-value (no; never)");
  }

  private static ActualState actual(String topic, int partitions, Map<String, String> configs) {
    return new ActualState(Map.of(topic, new TopicState(partitions, 1, configs)), Map.of());
  }

  private static ActualState actual(String topic, TopicState state, SubjectState value) {
    return new ActualState(Map.of(topic, state), Map.of(topic + "-value", value));
  }
}
