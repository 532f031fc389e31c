package io.millrace.admin.health;

import static io.millrace.admin.health.Sample.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderChecksTest {

  @Test
  void aGroupWithoutMembersThatLeftOldEventsIsStale() {
    Snapshot snapshot = Sample.on(1).log("a", 0, 1_000, 900).group("g", 0, "a", 10).snapshot();

    assertThat(new StaleGroups().examine(snapshot))
        .containsExactly(
            new Finding(
                "stale-groups",
                Severity.WARNING,
                "g",
                "no members, and events older than 7d unread in a: 990 to the end",
                "start its consumers, or if nobody needs it: admin-tools groups delete g"));
  }

  @Test
  void eventsThatWereDeletedUnreadAreCounted() {
    Snapshot snapshot = Sample.on(1).log("a", 100, 120, 100).group("g", 0, "a", 10).snapshot();

    assertThat(new StaleGroups().examine(snapshot))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.evidence())
                    .endsWith("unread in a: 20 to the end; 90 events were deleted unread"));
  }

  @Test
  void whereAllEventsAreOldTheEndCounts() {
    Sample sample = Sample.on(1).log("a", 0, 100, -1);

    assertThat(new StaleGroups().examine(sample.group("done", 0, "a", 100).snapshot())).isEmpty();
    assertThat(new StaleGroups().examine(sample.group("g", 0, "a", 99).snapshot())).hasSize(1);
  }

  @Test
  void aGroupThatRunsOrLeftOnlyFreshEventsIsNotStale() {
    Snapshot snapshot =
        Sample.on(1)
            .log("a", 0, 1_000, 900)
            .group("runs", 3, "a", 10)
            .group("job", 0, "a", 900)
            .snapshot();

    assertThat(new StaleGroups().examine(snapshot)).isEmpty();
  }

  @Test
  void offsetsOfTopicsThatAreGoneMakeAGroupStale() {
    Snapshot snapshot = Sample.on(1).group("g", 0, "gone", 5).snapshot();

    assertThat(new StaleGroups().examine(snapshot))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.evidence())
                    .isEqualTo("no members, and offsets of topics that are gone: gone"));
  }

  @Test
  void aTopicThatMayNotBeSeenIsNotGone() {
    Snapshot snapshot =
        Sample.on(1).hidden("theirs").group("g", 0, "theirs", 5).subject("theirs-value").snapshot();

    assertThat(new StaleGroups().examine(snapshot)).isEmpty();
    assertThat(new OrphanSubjects().examine(snapshot)).isEmpty();
  }

  @Test
  void theCheckpointOfAReplayIsNoGroupThatIsLate() {
    Snapshot snapshot =
        Sample.on(1).log("a.dlq", 0, 100, -1).group("millrace-replay-a", 0, "a.dlq", 10).snapshot();

    assertThat(new StaleGroups().examine(snapshot))
        .extracting(Finding::severity, Finding::remedy)
        .containsExactly(
            tuple(
                Severity.INFO,
                "it keeps how far a replay is: go on with that, or if it is done: admin-tools"
                    + " groups delete millrace-replay-a"));
  }

  @Test
  void theRemedyIsACommandThatAShellTakesWhateverTheNameOfTheGroup() {
    Snapshot snapshot =
        Sample.on(1).log("a", 0, 100, -1).group("it's; rm -rf", 0, "a", 10).snapshot();

    assertThat(new StaleGroups().examine(snapshot))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.remedy())
                    .endsWith("admin-tools groups delete 'it'\\''s; rm -rf'"));
  }

  @Test
  void evidenceThatATopicIsUnreadSaysWhatItDoesNotKnow() {
    Snapshot snapshot = Sample.on(1).silentGroups(2).log("unread", 2, 5, 0).snapshot();

    assertThat(new UnreadTopics().examine(snapshot))
        .extracting(Finding::evidence)
        .containsExactly(
            "3 events at most, and no group has an offset or a member there, but 2 groups gave no"
                + " answer");
  }

  @Test
  void aTopicWithEventsAndNoGroupIsUnread() {
    Snapshot snapshot =
        Sample.on(1)
            .log("read", 0, 5, 0)
            .group("g", 0, "read", 5)
            .log("empty", 7, 7, 7)
            .log("_own", 0, 5, 0)
            .log("unread", 2, 5, 0)
            .snapshot();

    assertThat(new UnreadTopics().examine(snapshot))
        .containsExactly(
            new Finding(
                "unread-topics",
                Severity.INFO,
                "unread",
                "3 events at most, and no group has an offset or a member there",
                "ask its owner, as readers without a group don't show; if nobody needs it:"
                    + " admin-tools topics delete unread"));
  }

  @Test
  void onlySubjectsNamedAfterATopicThatIsGoneAreOrphans() {
    Snapshot snapshot =
        Sample.on(1)
            .topic("a", 1, partition(0, 1, List.of(1), List.of(1)))
            .subject("a-value")
            .subject("b-value")
            .subject("b-key")
            .subject("io.millrace.Order")
            .snapshot();

    assertThat(new OrphanSubjects().examine(snapshot))
        .extracting(Finding::resource)
        .containsExactly("b-key", "b-value");
  }

  @Test
  void aTopicIsSchemalessWithoutASubjectOfItsOwn() {
    Sample sample = Sample.on(1);
    for (String name : List.of("a", "a-b", "c", "_own", "key-only")) {
      sample.topic(name, 1, partition(0, 1, List.of(1), List.of(1)));
    }
    sample.subject("a-value").subject("c-io.millrace.Order").subject("key-only-key");

    assertThat(new SchemalessTopics().examine(sample.snapshot()))
        .extracting(Finding::resource)
        .containsExactly("a-b", "key-only");
  }

  @Test
  void deadLettersOfATopicHaveItsSchemas() {
    Sample sample = Sample.on(1);
    for (String name : List.of("a", "a.dlq", "a-dlt", "b.dlq")) {
      sample.topic(name, 1, partition(0, 1, List.of(1), List.of(1)));
    }
    sample.subject("a-value");

    assertThat(new SchemalessTopics().examine(sample.snapshot()))
        .extracting(Finding::resource)
        .containsExactly("b.dlq");
  }
}
