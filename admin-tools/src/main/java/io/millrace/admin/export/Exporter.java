package io.millrace.admin.export;

import io.millrace.admin.answer.Found;
import io.millrace.admin.schema.SideBySide;
import io.millrace.admin.topic.TopicInspector;
import io.millrace.admin.topic.TopicShape;
import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.RegisteredSchema;
import io.millrace.registry.SchemaReference;
import io.millrace.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what is on a cluster; throws what {@link SchemaRegistry} throws. */
public final class Exporter {
  private final TopicInspector topics;
  private final Optional<SchemaRegistry> registry;

  /**
   * @param registry empty for topics without their schemas
   */
  public Exporter(TopicInspector topics, Optional<SchemaRegistry> registry) {
    this.topics = topics;
    this.registry = registry;
  }

  /** The topics of literal names; Kafka's own are left out. */
  public Export export(Collection<String> names) {
    Found<TopicShape> shapes = topics.shapes(names);
    Set<String> subjects = registry.map(known -> Set.copyOf(known.subjects())).orElse(Set.of());
    List<FoundTopic> found =
        SideBySide.all(
            shapes.list().stream().filter(shape -> !shape.internal()).toList(),
            shape ->
                new FoundTopic(
                    shape,
                    subject(shape.name() + "-key", subjects),
                    subject(shape.name() + "-value", subjects)));
    return new Export(found, shared(found), shapes.failures());
  }

  /** A subject without versions has no schema to declare. */
  private Optional<FoundSubject> subject(String name, Set<String> subjects) {
    return registry
        .filter(known -> subjects.contains(name))
        .flatMap(known -> known.latest(name))
        .map(newest -> new FoundSubject(newest, level(name)));
  }

  /** Apicurio says NONE where there is no level, and another one holds. */
  private Optional<CompatibilityLevel> level(String subject) {
    SchemaRegistry known = registry.orElseThrow();
    return known
        .compatibility(subject)
        .filter(
            level ->
                level != CompatibilityLevel.NONE
                    || known.effectiveCompatibility(subject) == CompatibilityLevel.NONE);
  }

  private List<RegisteredSchema> shared(List<FoundTopic> found) {
    Map<SchemaReference, RegisteredSchema> shared = new LinkedHashMap<>();
    for (FoundTopic topic : found) {
      topic.key().ifPresent(key -> collect(key.newest(), shared));
      topic.value().ifPresent(value -> collect(value.newest(), shared));
    }
    return new ArrayList<>(new java.util.LinkedHashSet<>(shared.values()));
  }

  private void collect(RegisteredSchema schema, Map<SchemaReference, RegisteredSchema> shared) {
    for (SchemaReference reference : schema.references()) {
      if (!shared.containsKey(reference)) {
        registry
            .orElseThrow()
            .version(reference.subject(), reference.version())
            .ifPresent(
                referred -> {
                  collect(referred, shared);
                  shared.put(reference, referred);
                });
      }
    }
  }
}
