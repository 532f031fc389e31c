package io.millrace.admin.catalogue;

import io.millrace.registry.CompatibilityLevel;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads how keys or values are written. */
final class FormatReader {
  private static final String SCHEMA = "schema";

  private final Problems problems;
  private final SchemaSources schemas;

  FormatReader(Problems problems, SchemaSources schemas) {
    this.problems = problems;
    this.schemas = schemas;
  }

  static boolean isSchema(Node node) {
    return node instanceof MappingNode;
  }

  Optional<Format> read(String name, Node node, Optional<CompatibilityLevel> level) {
    if (node instanceof ScalarNode scalar && scalar.getValue().equals("string")) {
      return Optional.of(new Format.Text());
    }
    if (!isSchema(node)) {
      problems.add(node, "%s must be string, or {schema: FILE}".formatted(name));
      return Optional.empty();
    }
    return Mapping.of(node, name, problems).flatMap(mapping -> avro(name, node, mapping, level));
  }

  private Optional<Format> avro(
      String name, Node node, Mapping mapping, Optional<CompatibilityLevel> level) {
    mapping.allowOnly(List.of(SCHEMA));
    Optional<Node> at = mapping.find(SCHEMA);
    if (at.isEmpty()) {
      problems.add(node, "%s needs the key \"%s\"".formatted(name, SCHEMA));
    }
    return mapping
        .text(SCHEMA)
        .flatMap(source -> schemas.find(source, at.orElseThrow()))
        .map(text -> new Format.Avro(text, level));
  }
}
