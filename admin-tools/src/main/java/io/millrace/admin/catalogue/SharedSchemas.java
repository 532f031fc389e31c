package io.millrace.admin.catalogue;

import io.millrace.registry.CompatibilityLevel;
import io.millrace.spelling.NearestName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The schemas that others refer to. Each is read when it is first asked for, so they may stand in
 * any order; a schema that refers to itself in the end is a problem.
 */
final class SharedSchemas {
  static final List<String> KEYS =
      List.of(
          SchemaTexts.SCHEMA, SchemaTexts.AVRO, SchemaTexts.REFERENCES, LevelReader.COMPATIBILITY);
  private static final Set<Schema.Type> NAMED =
      Set.of(Schema.Type.RECORD, Schema.Type.ENUM, Schema.Type.FIXED);

  private final Problems problems;
  private final boolean whole;
  private final SchemaTexts texts;
  private final Map<String, Node> declared = new LinkedHashMap<>();
  private final Map<String, ScalarNode> places = new LinkedHashMap<>();
  private final Map<String, Optional<SubjectDeclaration>> read = new LinkedHashMap<>();
  private final Deque<String> reading = new ArrayDeque<>();

  /**
   * @param whole whether it is a problem when there is no schema of a name
   */
  SharedSchemas(Optional<Mapping> section, SchemaTexts texts, Problems problems, boolean whole) {
    this.problems = problems;
    this.whole = whole;
    this.texts = texts;
    section.ifPresent(
        mapping ->
            mapping.forEach(
                (name, body) -> {
                  declared.put(name.getValue(), body);
                  places.put(name.getValue(), name);
                }));
  }

  /** All subjects, each after those that it refers to. */
  List<SubjectDeclaration> subjects() {
    declared.keySet().forEach(this::subject);
    return read.values().stream().flatMap(Optional::stream).toList();
  }

  /** Where the subject is declared; empty when it isn't. */
  Optional<ScalarNode> place(String subject) {
    return Optional.ofNullable(places.get(subject));
  }

  /** The type that a schema refers to; empty, and a problem, when there is none. */
  Optional<SharedType> type(ScalarNode reference) {
    String name = reference.getValue();
    if (!declared.containsKey(name)) {
      if (whole) {
        problems.add(
            reference,
            "there is no \"%s\" among the schemas%s"
                .formatted(name, NearestName.hint(name, declared.keySet())));
      }
      return Optional.empty();
    }
    if (reading.contains(name)) {
      Stream<String> circle = reading.stream().dropWhile(open -> !open.equals(name));
      problems.add(
          reference,
          "schemas refer to each other in a circle: %s"
              .formatted(Stream.concat(circle, Stream.of(name)).collect(Collectors.joining(", "))));
      return Optional.empty();
    }
    return subject(name)
        .map(subject -> ((SchemaText) subject.source()).schema())
        .map(schema -> new SharedType(new CatalogueReference(schema.getFullName(), name), schema));
  }

  private Optional<SubjectDeclaration> subject(String name) {
    if (!read.containsKey(name)) {
      reading.addLast(name);
      Optional<SubjectDeclaration> subject =
          Mapping.of(declared.get(name), "a schema", problems)
              .flatMap(mapping -> subject(name, mapping));
      reading.removeLast();
      read.put(name, subject);
    }
    return read.get(name);
  }

  private Optional<SubjectDeclaration> subject(String name, Mapping mapping) {
    mapping.allowOnly(KEYS);
    if (mapping.find(SchemaTexts.SCHEMA).or(() -> mapping.find(SchemaTexts.AVRO)).isEmpty()) {
      problems.add(
          places.get(name), "schema %s needs the key \"%s\"".formatted(name, SchemaTexts.SCHEMA));
    }
    Optional<CompatibilityLevel> level = LevelReader.read(mapping, problems);
    return texts
        .read(mapping, this::type)
        .filter(text -> isNamed(name, text))
        .map(text -> new SubjectDeclaration(name, text, level));
  }

  private boolean isNamed(String name, SchemaText text) {
    boolean named = NAMED.contains(text.schema().getType());
    if (!named) {
      problems.add(
          places.get(name),
          "nothing can refer to %s: it has to be a record, an enum or a fixed, and is %s"
              .formatted(name, text.schema().getType().getName()));
    }
    return named;
  }
}
