package io.millrace.admin.catalogue;

import io.millrace.registry.CompatibilityLevel;
import io.millrace.spelling.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what stands under the name of one topic. */
final class TopicReader {
  private static final List<String> KEYS =
      List.of(
          "partitions", "replication", "configs", "key", "value", "compatibility", "owner", "doc");
  private static final List<String> LEVELS =
      Arrays.stream(CompatibilityLevel.values()).map(Enum::name).toList();

  private final Problems problems;
  private final ConfigReader configs;
  private final FormatReader formats;

  TopicReader(Problems problems, SchemaSources schemas) {
    this.problems = problems;
    this.configs = new ConfigReader(problems);
    this.formats = new FormatReader(problems, schemas);
  }

  /** The topic; empty when it can't be made, which is a problem then. */
  Optional<TopicDeclaration> read(ScalarNode name, Node body) {
    boolean named = isName(name);
    return Mapping.of(body, "a topic", problems)
        .flatMap(topic -> read(name, topic))
        .filter(topic -> named);
  }

  private Optional<TopicDeclaration> read(ScalarNode name, Mapping topic) {
    topic.allowOnly(KEYS);
    if (topic.find("partitions").isEmpty()) {
      problems.add(name, "topic %s needs the key \"partitions\"".formatted(name.getValue()));
    }
    Optional<Integer> partitions = topic.number("partitions", Integer.MAX_VALUE);
    Optional<Short> replication =
        topic.number("replication", Short.MAX_VALUE).map(Integer::shortValue);
    Map<String, String> settings = topic.find("configs").map(configs::read).orElse(Map.of());
    Optional<CompatibilityLevel> level = level(topic);
    Optional<Format> key =
        topic.find("key").flatMap(node -> formats.read("key", node, Optional.empty()));
    Optional<Format> value =
        topic.find("value").flatMap(node -> formats.read("value", node, level));
    Optional<String> owner = topic.text("owner");
    Optional<String> doc = topic.text("doc");
    return partitions
        .filter(count -> Topic.isValid(name.getValue()))
        .map(
            count ->
                TopicDeclaration.of(name.getValue(), count)
                    .replication(replication)
                    .configs(settings)
                    .key(key)
                    .value(value)
                    .owner(owner)
                    .doc(doc)
                    .build());
  }

  private boolean isName(ScalarNode name) {
    try {
      Topic.validate(name.getValue());
      return true;
    } catch (InvalidTopicException e) {
      problems.add(name, "Kafka refuses this name: " + e.getMessage());
      return false;
    }
  }

  private Optional<CompatibilityLevel> level(Mapping topic) {
    Optional<String> text = topic.text("compatibility");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Node at = topic.find("compatibility").orElseThrow();
    if (!LEVELS.contains(text.get())) {
      String nearest = NearestName.hint(text.get(), LEVELS);
      problems.add(
          at,
          "unknown compatibility level \"%s\"%s"
              .formatted(
                  text.get(),
                  nearest.isEmpty() ? ": one of " + String.join(", ", LEVELS) : nearest));
      return Optional.empty();
    }
    if (topic.find("value").filter(FormatReader::isSchema).isEmpty()) {
      problems.add(at, "compatibility needs a value with a schema");
    }
    return Optional.of(CompatibilityLevel.valueOf(text.get()));
  }
}
