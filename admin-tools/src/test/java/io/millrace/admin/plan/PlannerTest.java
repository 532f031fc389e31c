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
import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.admin.schema.SubjectState;
import io.millrace.admin.schema.WantedSchema;
import io.millrace.admin.topic.Loss;
import io.millrace.admin.topic.TopicState;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.registry.CompatibilityLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
  private static final ActualState NOTHING =
      new ActualState(Map.of(), Map.of(), Map.of("b-value", WantedSchema.of(LONG)), Map.of());

  @Test
  void schemasComeBeforeTopicsAndALevelAfterTheFirstVersionOfItsSubject() {
    Catalogue desired =
        catalogue(keyed("a", 2), withValue("b", Optional.of(CompatibilityLevel.FULL)));

    Plan plan = Planner.plan(desired, NOTHING);

    assertThat(plan.changes())
        .containsExactly(
            new RegisterSchema("b-value", WantedSchema.of(LONG), 0),
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
                state(1, 1, Map.of()),
                new SubjectState(2, OptionalInt.empty(), Optional.empty(), List.of())));

    assertThat(plan.changes())
        .containsExactly(
            new SetCompatibility("b-value", Optional.empty(), CompatibilityLevel.FULL),
            new RegisterSchema("b-value", WantedSchema.of(LONG), 2));
  }

  @Test
  void whatTheCatalogueLeavesOutIsNoDifference() {
    Plan plan =
        Planner.plan(
            catalogue(withValue("a", Optional.empty())),
            actual(
                "a",
                state(1, 3, Map.of("retention.ms", "1", "cleanup.policy", "compact")),
                new SubjectState(
                    2, OptionalInt.of(1), Optional.of(CompatibilityLevel.FULL), List.of())));

    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void partitionsOfAKeyedTopicAreDisruptiveToAdd() {
    Plan plan = Planner.plan(catalogue(keyed("a", 6)), actual("a", 3, Map.of()));

    assertThat(plan.changes()).containsExactly(new AddPartitions("a", 3, 6, Keys.DECLARED));
    assertThat(plan.risky()).hasSize(1);
  }

  @Test
  void partitionsOfATopicWithoutKeysAreSafeToAdd() {
    Plan plan = Planner.plan(catalogue(keyless("a", 6)), actual("a", 3, Map.of()));

    assertThat(plan.changes()).containsExactly(new AddPartitions("a", 3, 6, Keys.NONE));
    assertThat(plan.risky()).isEmpty();
  }

  @Test
  void aCompactedTopicIsKeyedWhateverTheCatalogueSays() {
    Plan plan =
        Planner.plan(
            catalogue(keyless("a", 6)), actual("a", 3, Map.of("cleanup.policy", "compact")));

    assertThat(plan.changes()).containsExactly(new AddPartitions("a", 3, 6, Keys.COMPACTED));
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
        Planner.plan(
            catalogue(configured("a", name, to)),
            Declared.actual(Map.of("a", state(1, 3, Map.of(name, from)))));

    assertThat(plan.changes())
        .containsExactly(
            new AlterConfig("a", List.of(ConfigChange.set(name, Optional.of(from), to))));
    assertThat(plan.changes().get(0).risk()).isEqualTo(risk);
  }

  @Test
  void allHazardsOfAChangeAreNamedWithTheirReasons() {
    Plan plan =
        Planner.plan(
            catalogue(
                TopicDeclaration.of("a", 1)
                    .configs(
                        Map.of("retention.ms", "1", "max.message.bytes", "1", "segment.ms", "1"))
                    .build()),
            actual("a", 1, Map.of()));

    assertThat(plan.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.hazards())
                  .containsExactlyInAnyOrder(Hazard.CUT_RETENTION, Hazard.SHRINK_MESSAGES);
              assertThat(change.risk()).isEqualTo(Risk.IRREVERSIBLE);
              assertThat(change.reason())
                  .contains("older events are deleted for good", "larger batches")
                  .doesNotContain("takes effect at once");
            });
  }

  @Test
  void aRetentionThatIsNotInForceCutsNothing() {
    Plan plan =
        Planner.plan(
            catalogue(
                TopicDeclaration.of("a", 1)
                    .configs(Map.of("retention.ms", "1", "cleanup.policy", "compact"))
                    .build()),
            actual("a", 1, Map.of("retention.ms", "5", "cleanup.policy", "compact")));

    assertThat(plan.risky()).isEmpty();
    assertThat(plan.changes()).hasSize(1);
    assertThat(plan.changes().get(0).reason()).contains("no effect while cleanup.policy");
  }

  @ParameterizedTest
  @CsvSource({
    "100, 1000, 'drops about 100 of 1,000 bytes'",
    ", 1000, 'drops an unknown part of 1,000 bytes'",
    ", , 'how many bytes is unknown, as a broker doesn''t say'",
  })
  void aCutSaysWhatItDropsAsFarAsBrokersDo(Long dropped, Long total, String words) {
    AlterConfig cut =
        new AlterConfig("a", List.of(ConfigChange.set("retention.ms", Optional.of("5"), "1")));

    AlterConfig weighed = cut.with(new Loss(optional(dropped), optional(total)));

    assertThat(weighed.reason()).isEqualTo("older events are deleted for good: " + words);
  }

  private static OptionalLong optional(Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  @Test
  void moreReplicasInSyncThanThereAreIsNotPossibleAndTheOtherConfigsChange() {
    Plan plan =
        Planner.plan(
            catalogue(
                TopicDeclaration.of("a", 1)
                    .configs(Map.of("min.insync.replicas", "3", "segment.ms", "1"))
                    .build()),
            actual("a", 1, Map.of("min.insync.replicas", "1")));

    assertThat(plan.only(AlterConfig.class))
        .singleElement()
        .satisfies(change -> assertThat(change.summary()).isEqualTo("segment.ms unknown to 1"));
    assertThat(plan.only(Unsupported.class))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.summary()).isEqualTo("min.insync.replicas 1 to 3");
              assertThat(change.reason()).contains("with replication 1, every write");
            });
  }

  @Test
  void aTopicThatNobodyCouldWriteToIsNotCreated() {
    Plan plan =
        Planner.plan(
            catalogue(
                TopicDeclaration.of("a", 1)
                    .replication(Optional.of((short) 2))
                    .configs(Map.of("min.insync.replicas", "3"))
                    .build()),
            NOTHING);

    assertThat(plan.changes()).hasOnlyElementsOfType(Unsupported.class).hasSize(1);
  }

  @Test
  void configsThatAreStatedAreAllThatATopicHasOfItsOwn() {
    ActualState actual =
        Declared.actual(
            Map.of(
                "a",
                new TopicState(
                    "id",
                    1,
                    1,
                    Map.of("segment.ms", "5", "retention.ms", "8", "flush.ms", "9"),
                    Map.of("segment.ms", Optional.of("7"), "retention.ms", Optional.empty()))));
    ConfigChange segment = ConfigChange.reset("segment.ms", Optional.of("5"), Optional.of("7"));
    ConfigChange retention = ConfigChange.reset("retention.ms", Optional.of("8"), Optional.empty());
    TopicDeclaration none = TopicDeclaration.of("a", 1).configs(Map.of()).build();

    Plan some = Planner.plan(catalogue(configured("a", "segment.ms", "5")), actual);
    Plan all = Planner.plan(catalogue(none), actual);

    assertThat(settings(some)).containsExactly(retention);
    assertThat(settings(all)).containsExactly(retention, segment);
    assertThat(all.risky()).hasSize(1);
    assertThat(Planner.plan(catalogue(keyless("a", 1)), actual).isEmpty()).isTrue();
  }

  @Test
  void whatAReassignmentLimitsForItsTimeIsLeftToIt() {
    String limit = "leader.replication.throttled.replicas";
    TopicDeclaration none = TopicDeclaration.of("a", 1).configs(Map.of()).build();

    Plan plan = Planner.plan(catalogue(none), actual("a", 1, Map.of(limit, "0:1")));

    assertThat(plan.isEmpty()).isTrue();
  }

  private static List<ConfigChange> settings(Plan plan) {
    return plan.only(AlterConfig.class).stream()
        .flatMap(change -> change.settings().stream())
        .toList();
  }

  @Test
  void aTopicThatCouldNotBeLookedAtIsLeftAloneAndNamed() {
    Failure denied = new Failure(ExitCode.ACCESS_DENIED, "no");

    Plan plan =
        Planner.plan(
            catalogue(keyless("a", 1), keyless("b", 1)),
            new ActualState(Map.of(), Map.of(), Map.of(), Map.of("a", denied)));

    assertThat(plan.changes()).extracting(Change::resource).containsExactly("b");
    assertThat(plan.failures()).containsExactly(Map.entry("a", denied));
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
            state(1, 1, Map.of()),
            new SubjectState(2, OptionalInt.empty(), Optional.empty(), List.of("no", "never")));

    assertThatThrownBy(
            () -> Planner.plan(catalogue(keyed("a", 1), withValue("b", Optional.empty())), actual))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.DATA_REFUSED))
        .hasMessageContaining("b-value (no; never)");
  }

  private static TopicState state(int partitions, int copies, Map<String, String> configs) {
    return new TopicState("id", partitions, copies, configs, Declared.own(configs.keySet()));
  }

  private static ActualState actual(String topic, int partitions, Map<String, String> configs) {
    return Declared.actual(Map.of(topic, state(partitions, 1, configs)));
  }

  private static ActualState actual(String topic, TopicState state, SubjectState value) {
    return new ActualState(
        Map.of(topic, state),
        Map.of(topic + "-value", value),
        Map.of(topic + "-value", WantedSchema.of(LONG)),
        Map.of());
  }
}
