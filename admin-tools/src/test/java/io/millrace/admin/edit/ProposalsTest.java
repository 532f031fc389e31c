package io.millrace.admin.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.admin.answer.Found;
import io.millrace.admin.group.GroupReading;
import io.millrace.admin.plan.AddPartitions;
import io.millrace.admin.plan.AlterConfig;
import io.millrace.admin.plan.ConfigChange;
import io.millrace.admin.plan.DeleteTopic;
import io.millrace.admin.plan.Keys;
import io.millrace.admin.topic.ConfigSetting;
import io.millrace.admin.topic.ConfigSource;
import io.millrace.admin.topic.PartitionDetails;
import io.millrace.admin.topic.PartitionShape;
import io.millrace.admin.topic.TopicDetails;
import io.millrace.admin.topic.TopicShape;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProposalsTest {
  private static final ConfigSetting OWN =
      new ConfigSetting(
          "segment.ms", Optional.of("1000"), ConfigSource.TOPIC, Optional.of("604800000"));
  private static final ConfigSetting INHERITED =
      new ConfigSetting("retention.ms", Optional.of("5"), ConfigSource.CLUSTER, Optional.of("5"));

  @Test
  void partitionsComeBeforeConfigsAsInAPlanOfACatalogue() {
    Alteration alteration =
        new Alteration(OptionalInt.of(2), Map.of("segment.ms", "2000"), Set.of());

    Proposal proposal = alteration.propose(found(shape("a", false), shape("b", false)), Map.of());

    assertThat(proposal.refused()).isEmpty();
    assertThat(proposal.plan().changes())
        .extracting(change -> change.getClass().getSimpleName() + " " + change.resource())
        .containsExactly("AddPartitions a", "AddPartitions b", "AlterConfig a", "AlterConfig b");
    assertThat(proposal.plan().only(AddPartitions.class))
        .allMatch(
            change -> change.keys() == Keys.UNKNOWN, "nothing says that its records have no keys");
  }

  @Test
  void aValueIsPinnedThoughTheBrokersHaveTheSameNow() {
    Alteration alteration =
        new Alteration(
            OptionalInt.empty(), Map.of("segment.ms", "1000", "retention.ms", "5"), Set.of());

    Proposal proposal = alteration.propose(found(shape("a", false)), Map.of());

    assertThat(proposal.plan().changes())
        .containsExactly(
            new AlterConfig("a", List.of(ConfigChange.set("retention.ms", Optional.of("5"), "5"))));
  }

  @Test
  void unitsAreTakenAsInACatalogueAndRefusedAllTogether() {
    Alteration alteration =
        new Alteration(
            OptionalInt.empty(),
            Map.of("retention.ms", "7d", "retention.bytes", "unlimited"),
            Set.of());
    Creation creation = new Creation(1, Optional.empty(), Map.of("segment.bytes", "1GiB"), false);

    assertThat(alteration.set())
        .isEqualTo(Map.of("retention.ms", "604800000", "retention.bytes", "-1"));
    assertThat(creation.configs()).isEqualTo(Map.of("segment.bytes", "1073741824"));
    assertThatThrownBy(
            () ->
                new Alteration(
                    OptionalInt.empty(),
                    Map.of("retention.ms", "7 days", "segment.bytes", "1G"),
                    Set.of("segment.byte")))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("no topic config \"segment.byte\"; did you mean segment.bytes?")
        .hasMessageContaining("\"7 days\" is no duration")
        .hasMessageContaining("\"1G\" is no size");
  }

  @Test
  void onlyWhatTheTopicHasSetItselfIsReset() {
    Alteration alteration =
        new Alteration(OptionalInt.empty(), Map.of(), Set.of("segment.ms", "retention.ms"));

    Proposal proposal = alteration.propose(found(shape("a", false)), Map.of());

    assertThat(proposal.plan().only(AlterConfig.class))
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.settings())
                    .containsExactly(
                        ConfigChange.reset(
                            "segment.ms", Optional.of("1000"), Optional.of("604800000"))));
  }

  @Test
  void aGroupThatGivesNoAnswerSpeaksAgainstEveryDeletion() {
    Found<TopicDetails> topics =
        found(shape("a", false))
            .map(shape -> details(shape, List.of()))
            .with(Map.of("group g", new Failure(ExitCode.ACCESS_DENIED, "no")));

    assertThat(new Deletion(false).propose(topics).plan().changes()).isEmpty();
    assertThat(new Deletion(false).propose(topics).refused())
        .containsOnlyKeys("group g", "a")
        .extractingByKey("a")
        .isEqualTo(
            new Failure(
                ExitCode.FAILED,
                "may be read now, as group g gave no answer: to go on, add"
                    + " --allow-active-groups"));
    assertThat(new Deletion(true).propose(topics).plan().only(DeleteTopic.class)).hasSize(1);
  }

  @Test
  void aGroupThatHasLeftTheTopicDoesNotKeepIt() {
    GroupReading left = group(2, Set.of("other"));
    GroupReading idle = group(0, Set.of());
    GroupReading sharing = group(2, Set.of());

    assertThat(refused(left)).isEmpty();
    assertThat(refused(idle)).isEmpty();
    assertThat(refused(sharing)).containsOnlyKeys("a");
  }

  @Test
  void kafkasOwnTopicsStayWhateverIsAllowed() {
    Found<TopicDetails> topics =
        found(shape("__state", false), shape("internal", true))
            .map(shape -> details(shape, List.of()));

    assertThat(new Deletion(true).propose(topics).refused())
        .containsOnlyKeys("__state", "internal");
  }

  private static Map<String, Failure> refused(GroupReading group) {
    return new Deletion(false)
        .propose(found(shape("a", false)).map(shape -> details(shape, List.of(group))))
        .refused();
  }

  private static GroupReading group(int members, Set<String> assigned) {
    return new GroupReading(
        "g", "classic", "stable", members, assigned, Map.of(new TopicPartition("a", 0), 1L));
  }

  private static TopicShape shape(String name, boolean internal) {
    return new TopicShape(
        name,
        "id",
        internal,
        List.of(new PartitionShape(0, OptionalInt.of(1), List.of(1), List.of(1))),
        List.of(OWN, INHERITED));
  }

  private static TopicDetails details(TopicShape shape, List<GroupReading> groups) {
    return new TopicDetails(
        shape,
        shape.partitions().stream()
            .map(part -> new PartitionDetails(part, Optional.empty(), OptionalLong.empty()))
            .toList(),
        groups);
  }

  private static Found<TopicShape> found(TopicShape... shapes) {
    Map<String, TopicShape> byName = new java.util.LinkedHashMap<>();
    for (TopicShape shape : shapes) {
      byName.put(shape.name(), shape);
    }
    return new Found<>(byName, Map.of());
  }
}
