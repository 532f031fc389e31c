package io.millrace.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.Format;
import io.millrace.admin.catalogue.SchemaText;
import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.admin.catalogue.TopicDeclarationBuilder;
import io.millrace.admin.schema.SubjectState;
import io.millrace.admin.schema.WantedSchema;
import io.millrace.admin.topic.TopicState;
import io.millrace.registry.CompatibilityLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlanIsEmptyOnceAppliedTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  private static final Map<String, WantedSchema> WANTED =
      NAMES.stream()
          .collect(
              Collectors.toMap(name -> name + "-value", name -> WantedSchema.of(Declared.LONG)));

  @Property
  void nothingIsLeftToPlanOnceAPlanIsApplied(
      @ForAll("catalogues") Catalogue desired, @ForAll("states") ActualState before) {
    Plan plan = Planner.plan(desired, before);

    Plan next = Planner.plan(desired, applied(plan, before));

    assertThat(next.changes()).isEqualTo(plan.only(Unsupported.class));
  }

  private static ActualState applied(Plan plan, ActualState before) {
    Map<String, TopicState> topics = new HashMap<>(before.topics());
    Map<String, SubjectState> subjects = new HashMap<>(before.subjects());
    for (Change change : plan.changes()) {
      if (change instanceof CreateTopic made) {
        int copies = made.replication().orElse((short) 1);
        topics.put(made.topic(), state(made.partitions(), copies, made.configs()));
      } else if (change instanceof AddPartitions made) {
        topics.computeIfPresent(
            made.topic(), (name, old) -> state(made.to(), old.replication(), old.configs()));
      } else if (change instanceof AlterConfig made) {
        topics.computeIfPresent(made.topic(), (name, old) -> altered(old, made));
      } else if (change instanceof RegisterSchema made) {
        SubjectState old = subjects.getOrDefault(made.subject(), SubjectState.ABSENT);
        subjects.put(
            made.subject(),
            new SubjectState(
                made.after() + 1, OptionalInt.of(made.after() + 1), old.level(), List.of()));
      } else if (change instanceof SetCompatibility made) {
        SubjectState old = subjects.getOrDefault(made.subject(), SubjectState.ABSENT);
        subjects.put(
            made.subject(),
            new SubjectState(
                old.latest(), old.version(), Optional.of(made.to()), old.incompatibilities()));
      }
    }
    return new ActualState(topics, subjects, before.wanted(), Map.of());
  }

  private static TopicState state(int partitions, int copies, Map<String, String> configs) {
    return new TopicState("id", partitions, copies, configs, Declared.own(configs.keySet()));
  }

  private static TopicState altered(TopicState old, AlterConfig made) {
    Map<String, String> configs = new HashMap<>(old.configs());
    for (ConfigChange setting : made.settings()) {
      setting
          .to()
          .ifPresentOrElse(
              value -> configs.put(setting.name(), value), () -> configs.remove(setting.name()));
    }
    return state(old.partitions(), old.replication(), configs);
  }

  @Provide
  Arbitrary<Catalogue> catalogues() {
    return Arbitraries.subsetOf(NAMES)
        .flatMap(
            names ->
                Combinators.combine(names.stream().map(PlanIsEmptyOnceAppliedTest::topic).toList())
                    .as(Catalogue::new));
  }

  @Provide
  Arbitrary<ActualState> states() {
    Arbitrary<TopicState> topic =
        Combinators.combine(
                Arbitraries.integers().between(1, 9),
                Arbitraries.integers().between(1, 3),
                configs())
            .as(PlanIsEmptyOnceAppliedTest::state);
    Arbitrary<SubjectState> subject =
        Combinators.combine(Arbitraries.of(true, false), levels())
            .as(
                (hasSchema, level) ->
                    new SubjectState(
                        3, hasSchema ? OptionalInt.of(2) : OptionalInt.empty(), level, List.of()));
    return Combinators.combine(
            Arbitraries.maps(Arbitraries.of(NAMES), topic),
            Arbitraries.maps(Arbitraries.of(NAMES).map(name -> name + "-value"), subject))
        .as((topics, subjects) -> new ActualState(topics, subjects, WANTED, Map.of()));
  }

  private static Arbitrary<TopicDeclaration> topic(String name) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 9),
            Arbitraries.of((short) 1, (short) 2).optional(),
            configs().optional(),
            values())
        .as(
            (partitions, copies, configs, value) -> {
              TopicDeclarationBuilder topic =
                  TopicDeclaration.of(name, partitions).replication(copies).value(value);
              configs.ifPresent(topic::configs);
              return topic.build();
            });
  }

  private static Arbitrary<Optional<Format>> values() {
    Arbitrary<Optional<Format>> avro =
        levels().map(level -> Optional.of(new Format.Avro(SchemaText.of(Declared.LONG), level)));
    return Arbitraries.oneOf(
        Arbitraries.of(Optional.empty(), Optional.of(new Format.Text())), avro);
  }

  private static Arbitrary<Map<String, String>> configs() {
    return Arbitraries.maps(
        Arbitraries.of("retention.ms", "segment.ms", "max.message.bytes", "min.insync.replicas"),
        Arbitraries.integers().between(-1, 5).map(String::valueOf));
  }

  private static Arbitrary<Optional<CompatibilityLevel>> levels() {
    return Arbitraries.of(CompatibilityLevel.values()).optional();
  }
}
