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
  static final String CONFIGS = "configs";
  static final String IN_SYNC = "min.insync.replicas";

  private final Problems problems;

  ConfigReader(Problems problems) {
    this.problems = problems;
  }

  /** How many copies must have a record, before it counts as written; empty when not declared. */
  static Optional<Integer> inSync(TopicDeclaration topic) {
    return Optional.ofNullable(topic.configs().get(IN_SYNC)).map(Integer::valueOf);
  }

  /** The configs of a topic, as Kafka takes them; empty when nothing is said of them. */
  Optional<Map<String, String>> read(Mapping topic) {
    return topic
        .find(CONFIGS)
        .flatMap(node -> Mapping.of(node, CONFIGS, problems))
        .map(this::values);
  }

  private Map<String, String> values(Mapping mapping) {
    Map<String, String> configs = new LinkedHashMap<>();
    mapping.forEachKey(this::checkName);
    mapping.forEach(
        (name, value) ->
            value(name.getValue(), value).ifPresent(text -> configs.put(name.getValue(), text)));
    return configs;
  }

  private void checkName(ScalarNode at) {
    ConfigNames.problem(at.getValue()).ifPresent(problem -> problems.add(at, problem));
  }

  private Optional<String> value(String name, Node node) {
    Optional<String> text = text(node);
    if (text.isEmpty()) {
      problems.add(node, "%s must be one value, or a list of values".formatted(name));
      return text;
    }
    try {
      return text.map(written -> ConfigValue.parse(name, written));
    } catch (IllegalArgumentException e) {
      problems.add(node, e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<String> text(Node node) {
    if (isText(node)) {
      return Optional.of(((ScalarNode) node).getValue());
    }
    if (node instanceof SequenceNode list
        && list.getValue().stream().allMatch(ConfigReader::isText)) {
      return Optional.of(
          list.getValue().stream()
              .map(item -> ((ScalarNode) item).getValue())
              .collect(Collectors.joining(",")));
    }
    return Optional.empty();
  }

  private static boolean isText(Node node) {
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL);
  }
}
