package io.millrace.admin.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the rules for all topics of a catalogue. */
final class PolicyReader {
  private static final String NAMES = "names";
  private static final String LEAST_REPLICATION = "least-replication";
  private static final String LEAST_IN_SYNC = "least-in-sync-replicas";
  private static final String MOST_PARTITIONS = "most-partitions";
  private static final String REQUIRED = "required";
  static final List<String> KEYS =
      List.of(
          NAMES,
          LEAST_REPLICATION,
          LEAST_IN_SYNC,
          MOST_PARTITIONS,
          TopicReader.OWNER,
          TopicReader.DOC);

  private final Problems problems;
  private final Mapping policy;

  PolicyReader(Mapping policy, Problems problems) {
    this.policy = policy;
    this.problems = problems;
  }

  List<PolicyRule> read() {
    policy.allowOnly(KEYS);
    return Stream.of(
            pattern().map(names -> names(at(NAMES), names)),
            number(LEAST_REPLICATION, PolicyReader::replication),
            number(LEAST_IN_SYNC, PolicyReader::inSync),
            number(MOST_PARTITIONS, PolicyReader::partitions),
            required(TopicReader.OWNER, TopicDeclaration::owner),
            required(TopicReader.DOC, TopicDeclaration::doc))
        .flatMap(Optional::stream)
        .toList();
  }

  private Node at(String key) {
    return policy.find(key).orElseThrow();
  }

  private Optional<Pattern> pattern() {
    try {
      return policy.text(NAMES).map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      problems.add(
          at(NAMES), "%s must be a regular expression: %s".formatted(NAMES, e.getDescription()));
      return Optional.empty();
    }
  }

  private Optional<PolicyRule> number(String key, BiFunction<Node, Integer, PolicyRule> rule) {
    return policy.number(key, Integer.MAX_VALUE).map(number -> rule.apply(at(key), number));
  }

  private static PolicyRule names(Node at, Pattern names) {
    return new PolicyRule(
        at,
        List.of(),
        topic -> names.matcher(topic.name()).matches(),
        topic -> "its name must match " + names);
  }

  private static PolicyRule replication(Node at, int least) {
    return new PolicyRule(
        at,
        List.of(TopicReader.REPLICATION),
        topic -> topic.replication().filter(copies -> copies >= least).isPresent(),
        topic -> least("replication", least, topic.replication()));
  }

  private static PolicyRule inSync(Node at, int least) {
    String config = ConfigReader.IN_SYNC;
    return new PolicyRule(
        at,
        List.of(ConfigReader.CONFIGS, config),
        topic -> ConfigReader.inSync(topic).filter(copies -> copies >= least).isPresent(),
        topic -> least(config, least, ConfigReader.inSync(topic)));
  }

  private static PolicyRule partitions(Node at, int most) {
    return new PolicyRule(
        at,
        List.of(TopicReader.PARTITIONS),
        topic -> topic.partitions() <= most,
        topic -> "partitions must be at most %d, and are %d".formatted(most, topic.partitions()));
  }

  private Optional<PolicyRule> required(
      String key, Function<TopicDeclaration, Optional<String>> value) {
    return policy.isSaid(key, REQUIRED)
        ? Optional.of(
            new PolicyRule(
                at(key),
                List.of(key),
                topic -> value.apply(topic).filter(text -> !text.isBlank()).isPresent(),
                topic -> "it needs the key \"%s\"".formatted(key)))
        : Optional.empty();
  }

  private static String least(String what, int least, Optional<?> actual) {
    return "%s must be at least %d, and is %s"
        .formatted(what, least, actual.map(Object::toString).orElse("not declared"));
  }
}
