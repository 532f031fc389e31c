package io.millrace.admin.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a topic's configs: one value each, or a list where Kafka takes several. */
final class ConfigReader {
  private final Problems problems;

  ConfigReader(Problems problems) {
    this.problems = problems;
  }

  Map<String, String> read(Node node) {
    Map<String, String> configs = new LinkedHashMap<>();
    Mapping.of(node, "configs", problems)
        .ifPresent(
            mapping ->
                mapping.forEach(
                    (name, value) -> {
                      checkName(name);
                      value(name.getValue(), value)
                          .ifPresent(text -> configs.put(name.getValue(), text));
                    }));
    return configs;
  }

  private void checkName(ScalarNode at) {
    ConfigNames.problem(at.getValue()).ifPresent(problem -> problems.add(at, problem));
  }

  private Optional<String> value(String name, Node node) {
    if (isText(node)) {
      return Optional.of(text(node));
    }
    if (node instanceof SequenceNode list && list.getValue().stream().allMatch(this::isText)) {
      return Optional.of(
          list.getValue().stream().map(ConfigReader::text).collect(Collectors.joining(",")));
    }
    problems.add(node, "%s must be one value, or a list of values".formatted(name));
    return Optional.empty();
  }

  private boolean isText(Node node) {
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL);
  }

  /** As it is written: what it means is Kafka's to say. */
  private static String text(Node scalar) {
    return ((ScalarNode) scalar).getValue();
  }
}
