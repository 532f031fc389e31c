package io.millrace.admin.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.admin.plan.AddPartitions;
import io.millrace.admin.plan.AlterConfig;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.ConfigChange;
import io.millrace.admin.plan.CreateTopic;
import io.millrace.admin.plan.DeleteTopic;
import io.millrace.admin.plan.Keys;
import io.millrace.admin.plan.RegisterSchema;
import io.millrace.admin.plan.SetCompatibility;
import io.millrace.admin.plan.Unsupported;
import io.millrace.admin.schema.WantedReference;
import io.millrace.admin.schema.WantedSchema;
import io.millrace.admin.topic.Loss;
import io.millrace.admin.topic.Retention;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.registry.CompatibilityLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedPlanFileTest {
  private static final SavedPlan PLAN =
      new SavedPlan(
          "c", Instant.EPOCH, List.of(new AddPartitions("a", 1, 2, Keys.NONE)), Map.of("a", "id"));

  @TempDir Path folder;

  @Property(tries = 300)
  void whatIsWrittenIsReadBackEqual(@ForAll("plans") SavedPlan plan) throws IOException {
    Path file = Files.createTempFile("plan-", ".json");
    try {
      Files.write(file, SavedPlanFormat.write(plan));

      assertThat(SavedPlan.read(file)).isEqualTo(plan);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void aFileThatHoldsTheSamePlanIsLeftAsItIs() throws IOException {
    Path file = folder.resolve("plan.json");
    PLAN.write(file);
    FileTime written = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(file, written);
    SavedPlan later =
        new SavedPlan("c", Instant.EPOCH.plusSeconds(9), PLAN.changes(), PLAN.topicIds());

    boolean isNew = later.write(file);

    assertThat(isNew).isFalse();
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
  }

  @Test
  void anotherPlanTakesThePlaceOfAPlanAndNothingIsLeftAside() throws IOException {
    Path file = folder.resolve("plan.json");
    PLAN.write(file);
    SavedPlan other = new SavedPlan("c", Instant.EPOCH, List.of(), Map.of());

    assertThat(other.write(file)).isTrue();

    assertThat(SavedPlan.read(file)).isEqualTo(other);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileThatIsNoPlanStays() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "mine");

    assertThatThrownBy(() -> PLAN.write(file))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("is no plan of this program, so it stays");

    assertThat(file).hasContent("mine");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> PLAN.write(folder.resolve("none").resolve("plan.json")))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
        .hasMessageContaining("can't be saved as");
  }

  @Test
  void aFileThatWasEditedIsRefused() {
    assertThatThrownBy(() -> SavedPlan.read(edited("\"to\" : 2", "\"to\" : 3")))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.DATA_REFUSED))
        .hasMessageContaining("its sum is not that of its content");
  }

  @Test
  void aFileThatIsNoJsonIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "{\"plan\": ");

    assertThatThrownBy(() -> SavedPlan.read(file))
        .hasMessageContaining("it is no whole JSON document; nothing is changed");
  }

  @Test
  void aNewerFormatIsRefusedWithTheKnownOne() {
    assertThatThrownBy(() -> SavedPlan.read(edited("\"format\" : 1", "\"format\" : 2")))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("has the format 2, and this program knows those up to 1");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> SavedPlan.read(folder.resolve("none.json")))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining("none.json: give one that plan --save has written");
  }

  private Path edited(String text, String other) {
    Path file = folder.resolve("plan.json");
    PLAN.write(file);
    try {
      return Files.writeString(file, Files.readString(file).replace(text, other));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<SavedPlan> plans() {
    Arbitrary<Change> change = Arbitraries.oneOf(List.of(topics(), configs(), subjects()));
    return Combinators.combine(
            names(),
            Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli),
            change.list().ofMaxSize(6),
            Arbitraries.maps(names(), names()).ofMaxSize(3))
        .as(SavedPlan::new);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings().withCharRange('a', 'e').withChars("\"\\ é,\n").ofMaxLength(5);
  }

  private static Arbitrary<Change> topics() {
    Arbitrary<Integer> partitions = Arbitraries.integers().between(1, 9);
    Arbitrary<Change> creations =
        Combinators.combine(
                names(),
                partitions,
                Arbitraries.of((short) 1, (short) 3).optional(),
                Arbitraries.maps(names(), names()).ofMaxSize(3),
                names().list().ofMaxSize(2))
            .as(CreateTopic::new);
    Arbitrary<Change> growths =
        Combinators.combine(names(), partitions, Arbitraries.of(Keys.values()))
            .as((name, from, keys) -> new AddPartitions(name, from, from + 2, keys));
    Arbitrary<Change> deletions =
        Combinators.combine(
                names(), names(), names().list().ofMaxSize(2), names().list().ofMaxSize(2))
            .as(DeleteTopic::new);
    Arbitrary<Change> impossible =
        Combinators.combine(names(), names(), names()).as(Unsupported::new);
    return Arbitraries.oneOf(List.of(creations, growths, deletions, impossible));
  }

  private static Arbitrary<Change> configs() {
    Arbitrary<OptionalLong> number =
        Arbitraries.longs()
            .optional()
            .map(value -> value.map(OptionalLong::of).orElse(OptionalLong.empty()));
    Arbitrary<ConfigChange> sets =
        Combinators.combine(names(), names().optional(), names()).as(ConfigChange::set);
    Arbitrary<ConfigChange> resets =
        Combinators.combine(names(), names().optional(), names().optional())
            .as(ConfigChange::reset);
    return Combinators.combine(
            names(),
            Arbitraries.oneOf(List.of(sets, resets)).list().ofMinSize(1).ofMaxSize(3),
            Combinators.combine(Arbitraries.of(true, false), number, number).as(Retention::new),
            Combinators.combine(number, number).as(Loss::new).optional())
        .as(AlterConfig::new);
  }

  private static Arbitrary<Change> subjects() {
    Schema money = SchemaBuilder.record("Money").namespace("io.shop").fields().endRecord();
    Schema order =
        SchemaBuilder.record("Order").fields().name("price").type(money).noDefault().endRecord();
    String text =
        "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[{\"name\":\"price\",\"type\":\"io.shop.Money\"}]}";
    Arbitrary<WantedSchema> schemas =
        Arbitraries.of(
            WantedSchema.of(money),
            WantedSchema.of(Schema.create(Schema.Type.LONG)),
            new WantedSchema(
                order,
                text,
                List.of(new WantedReference("io.shop.Money", "money", OptionalInt.empty()))),
            new WantedSchema(
                order,
                text,
                List.of(new WantedReference("io.shop.Money", "money", OptionalInt.of(3)))));
    Arbitrary<Change> registrations =
        Combinators.combine(names(), schemas, Arbitraries.integers().between(0, 9))
            .as(RegisterSchema::new);
    Arbitrary<CompatibilityLevel> level = Arbitraries.of(CompatibilityLevel.values());
    Arbitrary<Change> levels =
        Combinators.combine(names(), level.optional(), level).as(SetCompatibility::new);
    return Arbitraries.oneOf(List.of(registrations, levels));
  }
}
