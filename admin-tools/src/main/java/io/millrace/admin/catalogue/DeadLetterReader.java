package io.millrace.admin.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what a topic says of its dead-letter topic: its name, or a mapping. */
final class DeadLetterReader {
  static final String DEAD_LETTER = "dead-letter";
  static final String TOPIC = "topic";
  static final List<String> KEYS =
      List.of(TOPIC, TopicReader.PARTITIONS, TopicReader.REPLICATION, ConfigReader.CONFIGS);

  private final Problems problems;
  private final ConfigReader configs;
  private final TopicNames names;

  DeadLetterReader(Problems problems, ConfigReader configs, TopicNames names) {
    this.problems = problems;
    this.configs = configs;
    this.names = names;
  }

  /** Empty when there is none; and when it can't be used, which is a problem. */
  Optional<DeadLetter> read(Mapping topic) {
    Optional<Node> node = topic.find(DEAD_LETTER);
    if (node.isPresent() && node.get() instanceof MappingNode) {
      return Mapping.of(node.get(), DEAD_LETTER, problems)
          .flatMap(mapping -> read(node.get(), mapping));
    }
    return topic
        .text(DEAD_LETTER)
        .map(name -> (ScalarNode) node.orElseThrow())
        .filter(names::isValid)
        .map(
            name -> new DeadLetter(name, name, true, Optional.empty(), Optional.empty(), Map.of()));
  }

  private Optional<DeadLetter> read(Node body, Mapping mapping) {
    mapping.allowOnly(KEYS);
    if (mapping.find(TOPIC).isEmpty()) {
      problems.add(body, "%s needs the key \"%s\"".formatted(DEAD_LETTER, TOPIC));
    }
    Optional<Integer> partitions = mapping.number(TopicReader.PARTITIONS, Integer.MAX_VALUE);
    Optional<Short> replication =
        mapping.number(TopicReader.REPLICATION, Short.MAX_VALUE).map(Integer::shortValue);
    Map<String, String> settings = configs.read(mapping).orElse(Map.of());
    boolean isOnlyNamed = mapping.entries().size() == 1;
    return mapping
        .text(TOPIC)
        .map(name -> (ScalarNode) mapping.find(TOPIC).orElseThrow())
        .filter(names::isValid)
        .map(name -> new DeadLetter(name, body, isOnlyNamed, partitions, replication, settings));
  }
}
