package io.millrace.admin.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithStack
class OffsetsIT {
  private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;
  private GroupFixture fixture;
  private ClusterGroups groups;

  @BeforeEach
  void open(Stack stack) {
    fixture = GroupFixture.of(stack);
    groups =
        ClusterGroups.open(
            Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(20)),
            Clock.systemUTC());
  }

  @AfterEach
  void close() {
    groups.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void aResetAndItsUndoLeaveTheOffsetsAsTheyWere(String protocol) {
    fixture.create(3).send(0, 10, FIRST).send(1, 10, FIRST).send(2, 10, FIRST);
    fixture.readTo(
        protocol,
        Map.of(
            fixture.partition(0),
            new OffsetAndMetadata(7, Optional.of(0), "position \"7\"\n\u00fc"),
            fixture.partition(1),
            new OffsetAndMetadata(10)));
    Map<TopicPartition, OffsetAndMetadata> before = fixture.offsets();

    OffsetReport reset = execute(reset(new ResetTarget.Earliest(), fixture.topic()));

    assertThat(fixture.offsets().values()).extracting(OffsetAndMetadata::offset).containsOnly(0L);
    assertThat(fixture.offsets()).hasSize(3);
    UndoFile undo = UndoFile.read(reset.undo().orElseThrow());
    execute(groups.plan(undo));

    assertThat(fixture.offsets()).isEqualTo(before);
    assertThat(groups.plan(undo).changes()).isEmpty();
    assertThat(execute(groups.plan(undo)).undo()).isEmpty();
  }

  @Test
  void theUndoFileIsWholeBeforeAnOffsetChanges() {
    fixture.create(1).send(0, 10, FIRST).commit(Map.of(fixture.partition(0), at(7)));
    OffsetPlan plan = reset(new ResetTarget.Earliest());
    List<String> seen = new ArrayList<>();

    groups.execute(
        plan,
        folder,
        file -> {
          UndoFile.Entry entry = UndoFile.read(file).entries().get(0);
          seen.add(
              "undo to %d while at %d"
                  .formatted(entry.before().orElseThrow().offset(), fixture.offset(0)));
        });

    assertThat(seen).containsExactly("undo to 7 while at 7");
    assertThat(fixture.offset(0)).isZero();
  }

  @Test
  void nothingChangesWhenTheUndoFileCannotBeWritten() throws Exception {
    fixture.create(1).send(0, 10, FIRST).commit(Map.of(fixture.partition(0), at(7)));
    OffsetPlan plan = reset(new ResetTarget.Earliest());
    Path file = Files.writeString(folder.resolve("taken"), "");

    assertThatThrownBy(() -> groups.execute(plan, file, written -> {}))
        .isInstanceOf(AppException.class)
        .hasMessageContaining("no offset is changed, as the undo file can't be written in " + file);

    assertThat(fixture.offset(0)).isEqualTo(7);
  }

  @Test
  void aGroupThatHasBecomeActiveSinceThePlanIsLeftAsItIs() {
    fixture.create(1).send(0, 10, FIRST).commit(Map.of(fixture.partition(0), at(7)));
    OffsetPlan plan = reset(new ResetTarget.Earliest());

    try (Consumer<String, String> member = fixture.join("consumer")) {
      OffsetReport report = execute(plan);

      assertThat(report.outcomes())
          .singleElement()
          .extracting(OffsetOutcome::failure)
          .asString()
          .contains("has become active");
      assertThat(member.assignment()).hasSize(1);
    }
    assertThat(fixture.offset(0)).isEqualTo(7);
  }

  @Test
  void aTopicThatVanishesMeanwhileFailsAndTheOthersGoOn() {
    fixture.create(1).send(0, 10, FIRST).commit(Map.of(fixture.partition(0), at(7)));
    GroupFixture gone = fixture.topic(fixture.topic() + "-gone");
    gone.create(1).send(0, 5, FIRST).commit(Map.of(gone.partition(0), at(2)));
    OffsetPlan plan = reset(new ResetTarget.Earliest());
    gone.deleteTopic();

    OffsetReport report = execute(plan);

    assertThat(report.outcomes()).hasSize(2);
    assertThat(report.outcomes().get(0).failure()).isEmpty();
    assertThat(report.outcomes().get(1).failure())
        .hasValueSatisfying(
            failure ->
                assertThat(failure.line())
                    .isEqualTo("no such topic or partition, or not any more"));
    assertThat(fixture.offset(0)).isZero();
    OffsetPlan undo = groups.plan(UndoFile.read(report.undo().orElseThrow()));
    assertThat(undo.changes()).hasSize(1);
    assertThat(undo.failures())
        .containsExactly(
            Map.entry(
                gone.partition(0).toString(),
                new Failure(2, "no such topic or partition, or not any more")));
  }

  @Test
  void anUndoTellsOfPartitionsThatHaveMovedSince() {
    fixture.create(1).send(0, 10, FIRST).commit(Map.of(fixture.partition(0), at(7)));
    OffsetReport reset = execute(reset(new ResetTarget.Earliest()));
    fixture.commit(Map.of(fixture.partition(0), at(3)));

    OffsetPlan undo = groups.plan(UndoFile.read(reset.undo().orElseThrow()));

    assertThat(undo.changes())
        .containsExactly(
            new OffsetMove(
                fixture.partition(0),
                Optional.of(at(3)),
                Optional.of(at(7)),
                Optional.of("the group has moved since")));
  }

  @Test
  void anUndoTellsOfOffsetsThatAreOutOfRange() {
    fixture.create(1).send(0, 10, FIRST).commit(Map.of(fixture.partition(0), at(50)));
    OffsetReport reset = execute(reset(new ResetTarget.Earliest()));

    OffsetPlan undo = groups.plan(UndoFile.read(reset.undo().orElseThrow()));

    assertThat(undo.changes())
        .extracting(OffsetMove::note)
        .containsExactly(
            Optional.of("out of range by now: consumers go on by their auto.offset.reset"));
  }

  @Test
  void theOffsetsOfAGroupThatWasMadeByAResetAreTakenAwayByItsUndo() {
    fixture.create(2).send(0, 10, FIRST).send(1, 10, FIRST);
    fixture.commit(Map.of(fixture.partition(0), at(7)));
    GroupFixture made = fixture.group(fixture.group() + "-new");

    OffsetReport reset =
        execute(
            groups.plan(
                new ResetRequest(
                    made.group(), new ResetTarget.Group(fixture.group()), List.of(), true)));

    assertThat(made.offsets()).isEqualTo(Map.of(fixture.partition(0), at(7)));
    UndoFile undo = UndoFile.read(reset.undo().orElseThrow());
    execute(groups.plan(undo));
    assertThat(made.offsets()).isEmpty();
    assertThat(groups.plan(undo).changes()).isEmpty();
  }

  private OffsetPlan reset(ResetTarget target, String... topics) {
    return groups.plan(
        new ResetRequest(
            fixture.group(),
            target,
            List.of(topics).stream().map(PartitionSelection::parse).toList(),
            false));
  }

  private OffsetReport execute(OffsetPlan plan) {
    return groups.execute(plan, folder, file -> {});
  }

  private static OffsetAndMetadata at(long offset) {
    return new OffsetAndMetadata(offset);
  }
}
