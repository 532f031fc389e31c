package io.millrace.admin.catalogue;

import io.millrace.registry.CompatibilityLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads what stands under the name of one topic. */
final class TopicReader {
  static final String PARTITIONS = "partitions";
  static final String REPLICATION = "replication";
  static final String OWNER = "owner";
  static final String DOC = "doc";
  static final String KEY = "key";
  static final String VALUE = "value";
  static final List<String> KEYS =
      List.of(
          PARTITIONS,
          REPLICATION,
          ConfigReader.CONFIGS,
          KEY,
          VALUE,
          LevelReader.COMPATIBILITY,
          DeadLetterReader.DEAD_LETTER,
          OWNER,
          DOC);

  private final Problems problems;
  private final TopicNames names;
  private final ConfigReader configs;
  private final FormatReader formats;
  private final DeadLetterReader deadLetters;

  TopicReader(Problems problems, TopicNames names, FormatReader formats) {
    this.problems = problems;
    this.names = names;
    this.configs = new ConfigReader(problems);
    this.formats = formats;
    this.deadLetters = new DeadLetterReader(problems, configs, names);
  }

  /** The topic; empty when it can't be made, which is a problem then. */
  Optional<Declared> read(ScalarNode name, Node body) {
    boolean named = names.isValid(name);
    return Mapping.of(body, "a topic", problems).flatMap(topic -> read(name, body, topic, named));
  }

  private Optional<Declared> read(ScalarNode name, Node body, Mapping topic, boolean named) {
    topic.allowOnly(KEYS);
    if (topic.find(PARTITIONS).isEmpty()) {
      problems.add(name, "topic %s needs the key \"%s\"".formatted(name.getValue(), PARTITIONS));
    }
    Optional<Integer> partitions = topic.number(PARTITIONS, Integer.MAX_VALUE);
    Optional<Short> replication =
        topic.number(REPLICATION, Short.MAX_VALUE).map(Integer::shortValue);
    Optional<Map<String, String>> settings = configs.read(topic);
    Optional<Format> key = format(topic, KEY, Optional.empty());
    Optional<Format> value = format(topic, VALUE, level(topic));
    Optional<DeadLetter> deadLetter = deadLetters.read(topic);
    Optional<String> owner = topic.text(OWNER);
    Optional<String> doc = topic.text(DOC);
    return partitions
        .filter(count -> named)
        .map(
            count -> {
              TopicDeclarationBuilder declaration =
                  TopicDeclaration.of(name.getValue(), count)
                      .replication(replication)
                      .key(key)
                      .value(value)
                      .deadLetter(deadLetter.map(DeadLetter::topic))
                      .owner(owner)
                      .doc(doc);
              settings.ifPresent(declaration::configs);
              return declaration.build();
            })
        .map(declaration -> new Declared(name, body, declaration, deadLetter));
  }

  private Optional<Format> format(Mapping topic, String key, Optional<CompatibilityLevel> level) {
    return topic.find(key).flatMap(node -> formats.read(key, node, level));
  }

  private Optional<CompatibilityLevel> level(Mapping topic) {
    Optional<CompatibilityLevel> level = LevelReader.read(topic, problems);
    if (level.isPresent() && topic.find(VALUE).filter(FormatReader::isSchema).isEmpty()) {
      problems.add(
          topic.find(LevelReader.COMPATIBILITY).orElseThrow(),
          "compatibility needs a value with a schema");
    }
    return level;
  }
}
