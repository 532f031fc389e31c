package io.millrace.admin.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.admin.plan.AddPartitions;
import io.millrace.admin.plan.AlterConfig;
import io.millrace.admin.plan.ConfigChange;
import io.millrace.admin.plan.CreateTopic;
import io.millrace.admin.plan.DeleteTopic;
import io.millrace.admin.plan.Keys;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.plan.RegisterSchema;
import io.millrace.admin.plan.SetCompatibility;
import io.millrace.admin.plan.Situation;
import io.millrace.admin.schema.SubjectState;
import io.millrace.admin.schema.WantedSchema;
import io.millrace.admin.topic.TopicState;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.registry.CompatibilityLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** What an earlier run of a plan has made counts as done; what anybody else has made doesn't. */
class SavedPlanTest {
  private static final CreateTopic CREATE =
      new CreateTopic("new", 3, Optional.empty(), Map.of("segment.ms", "5"), List.of());
  private static final AddPartitions GROW = new AddPartitions("orders", 6, 9, Keys.DECLARED);
  private static final AlterConfig ALTER =
      new AlterConfig(
          "orders",
          List.of(
              ConfigChange.set("segment.ms", Optional.of("5"), "7"),
              ConfigChange.reset("flush.ms", Optional.of("1"), Optional.empty())));
  private static final DeleteTopic DELETE =
      new DeleteTopic("old", "events=1", List.of("g"), List.of());
  private static final RegisterSchema REGISTER =
      new RegisterSchema("s", WantedSchema.of(Schema.create(Schema.Type.LONG)), 3);
  private static final SetCompatibility LEVEL =
      new SetCompatibility("s", Optional.empty(), CompatibilityLevel.FULL);
  private static final SavedPlan SAVED =
      SavedPlan.of(
          new Plan(List.of(LEVEL, REGISTER, CREATE, GROW, ALTER, DELETE)), before(), Instant.EPOCH);

  @Test
  void allIsLeftToDoWhereNothingHasChanged() {
    Resumption left = SAVED.resume(before());

    assertThat(left.plan().changes()).isEqualTo(SAVED.changes());
    assertThat(left.done()).isEmpty();
  }

  @Test
  void whatAnInterruptedRunHasMadeCountsAsDone() {
    Situation halfway =
        situation(
            Map.of(
                "orders", orders(9, "5", Set.of("flush.ms")),
                "old", topic("id-old", 1, Map.of()),
                "new", topic("id-new", 3, Map.of("segment.ms", "5"))),
            new SubjectState(4, OptionalInt.of(4), Optional.of(CompatibilityLevel.FULL), List.of()),
            List.of("g"));

    Resumption left = SAVED.resume(halfway);

    assertThat(left.plan().changes()).containsExactly(ALTER, DELETE);
    assertThat(left.done()).containsExactly(LEVEL, REGISTER, CREATE, GROW);
  }

  @Test
  void nothingIsLeftOnceAllIsMade() {
    Situation after =
        situation(
            Map.of(
                "orders", orders(9, "7", Set.of()),
                "new", topic("id-new", 3, Map.of("segment.ms", "5"))),
            new SubjectState(4, OptionalInt.of(4), Optional.of(CompatibilityLevel.FULL), List.of()),
            List.of());

    assertThat(SAVED.resume(after).plan().isEmpty()).isTrue();
    assertThat(SAVED.resume(after).done()).hasSize(6);
  }

  @Test
  void whatAnybodyElseHasChangedIsNamedAltogether() {
    Situation drifted =
        situation(
            Map.of(
                "orders", orders(12, "8", Set.of()),
                "old", topic("id-old", 1, Map.of()),
                "new", topic("id-new", 2, Map.of("segment.ms", "5"))),
            new SubjectState(
                5, OptionalInt.empty(), Optional.of(CompatibilityLevel.BACKWARD), List.of()),
            List.of("g", "h"));

    assertThatThrownBy(() -> SAVED.resume(drifted))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.DIFFERENCES))
        .hasMessageContaining("orders: partitions 6 when planned, 12 now")
        .hasMessageContaining("orders: segment.ms 5 when planned, 8 now")
        .hasMessageContaining("new: not there when planned, there now with partitions 2")
        .hasMessageContaining("s: newest version 3 when planned, 5 now")
        .hasMessageContaining("s: compatibility default when planned, BACKWARD now")
        .hasMessageContaining("old: groups read it now that didn't when planned: h");
  }

  @Test
  void aTopicThatWasMadeAnewIsAnotherTopic() {
    Situation replaced =
        situation(
            Map.of(
                "orders",
                new TopicState("id-2", 6, 1, Map.of("segment.ms", "5", "flush.ms", "1"), Map.of()),
                "old",
                topic("id-2", 1, Map.of())),
            new SubjectState(3, OptionalInt.empty(), Optional.empty(), List.of()),
            List.of("g"));

    assertThatThrownBy(() -> SAVED.resume(replaced))
        .hasMessageContaining("orders: another topic has this name now")
        .hasMessageContaining("old: another topic has this name now");
  }

  @Test
  void aTopicThatIsGoneIsNamed() {
    Situation gone =
        situation(
            Map.of(),
            new SubjectState(3, OptionalInt.empty(), Optional.empty(), List.of()),
            List.of());

    assertThatThrownBy(() -> SAVED.resume(gone))
        .hasMessageContaining("orders: there when planned, gone now");
  }

  @Test
  void anotherClusterIsRefused() {
    Situation other = new Situation("other", Map.of(), Map.of(), Map.of());

    assertThatThrownBy(() -> SAVED.resume(other))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("made for cluster here, and this is other");
  }

  private static Situation before() {
    return situation(
        Map.of("orders", orders(6, "5", Set.of("flush.ms")), "old", topic("id-old", 1, Map.of())),
        new SubjectState(3, OptionalInt.empty(), Optional.empty(), List.of()),
        List.of("g"));
  }

  private static Situation situation(
      Map<String, TopicState> topics, SubjectState subject, List<String> active) {
    return new Situation("here", topics, Map.of("s", subject), Map.of("old", active));
  }

  private static TopicState orders(int partitions, String segment, Set<String> own) {
    return new TopicState(
        "id-orders",
        partitions,
        1,
        Map.of("segment.ms", segment, "flush.ms", "1"),
        own.stream().collect(Collectors.toMap(name -> name, name -> Optional.empty())));
  }

  private static TopicState topic(String id, int partitions, Map<String, String> configs) {
    return new TopicState(id, partitions, 1, configs, Map.of());
  }
}
