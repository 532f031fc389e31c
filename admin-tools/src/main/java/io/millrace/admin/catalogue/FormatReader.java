package io.millrace.admin.catalogue;

import io.millrace.registry.CompatibilityLevel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads how keys or values are written. */
final class FormatReader {
  static final List<String> KEYS =
      Stream.concat(SharedSchemas.KEYS.stream(), VersionReader.KEYS.stream()).toList();

  private final Problems problems;
  private final SchemaTexts texts;
  private final SharedSchemas shared;

  FormatReader(Problems problems, SchemaTexts texts, SharedSchemas shared) {
    this.problems = problems;
    this.texts = texts;
    this.shared = shared;
  }

  static boolean isSchema(Node node) {
    return node instanceof MappingNode;
  }

  /**
   * The format; empty when it can't be used, which is a problem.
   *
   * @param level of its subject, where it is said elsewhere
   */
  Optional<Format> read(String name, Node node, Optional<CompatibilityLevel> level) {
    if (node instanceof ScalarNode scalar && scalar.getValue().equals("string")) {
      return Optional.of(new Format.Text());
    }
    if (node instanceof ScalarNode scalar && scalar.getValue().equals("bytes")) {
      return Optional.of(new Format.Bytes());
    }
    if (!isSchema(node)) {
      problems.add(node, "%s must be string, bytes, or {schema: FILE}".formatted(name));
      return Optional.empty();
    }
    return Mapping.of(node, name, problems).flatMap(mapping -> avro(name, node, mapping, level));
  }

  private Optional<Format> avro(
      String name, Node node, Mapping mapping, Optional<CompatibilityLevel> elsewhere) {
    mapping.allowOnly(KEYS);
    Optional<CompatibilityLevel> level = LevelReader.read(mapping, problems);
    if (level.isPresent() && elsewhere.isPresent()) {
      problems.add(
          mapping.find(LevelReader.COMPATIBILITY).orElseThrow(),
          "the topic says the compatibility of its value already: give it once");
    }
    return source(name, node, mapping)
        .map(source -> new Format.Avro(source, level.or(() -> elsewhere)));
  }

  private Optional<? extends SchemaSource> source(String name, Node node, Mapping mapping) {
    if (mapping.find(SchemaTexts.SCHEMA).or(() -> mapping.find(SchemaTexts.AVRO)).isPresent()) {
      VersionReader.KEYS.stream()
          .flatMap(key -> mapping.find(key).stream())
          .forEach(
              at ->
                  problems.add(at, "a schema of the catalogue's own takes no subject or version"));
      return texts.read(mapping, shared::type);
    }
    if (mapping.find(VersionReader.SUBJECT).isPresent()) {
      mapping
          .find(SchemaTexts.REFERENCES)
          .ifPresent(at -> problems.add(at, "a registered schema has its references already"));
      return new VersionReader(problems).read(name, node, mapping);
    }
    problems.add(node, "%s needs the key \"%s\"".formatted(name, SchemaTexts.SCHEMA));
    return Optional.empty();
  }
}
