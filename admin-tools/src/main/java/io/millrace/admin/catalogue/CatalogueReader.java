package io.millrace.admin.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a catalogue from the nodes of its YAML, which know their places in the files. */
final class CatalogueReader {
  static final String TOPICS = "topics";
  static final String SCHEMAS = "schemas";
  static final String POLICY = "policy";
  static final List<String> KEYS = List.of(TOPICS, SCHEMAS, POLICY);

  private final Problems problems;
  private final boolean whole;
  private final SchemaTexts texts;
  private final TopicNames names;

  /**
   * @param whole whether all files are there; else what is missing may stand in the others
   */
  CatalogueReader(Problems problems, SchemaSources sources, boolean whole) {
    this.problems = problems;
    this.whole = whole;
    this.texts = new SchemaTexts(problems, sources);
    this.names = new TopicNames(problems);
  }

  /** The catalogue, which is of no use when there were problems. */
  Catalogue read(MappingNode root) {
    Mapping catalogue = Mapping.of(root, "the catalogue", problems).orElseThrow();
    catalogue.allowOnly(KEYS);
    if (whole && catalogue.find(TOPICS).isEmpty()) {
      problems.add(root, "the catalogue needs the key \"%s\"".formatted(TOPICS));
    }
    SharedSchemas shared = new SharedSchemas(section(catalogue, SCHEMAS), texts, problems, whole);
    List<Declared> topics = new DeadLetters(problems).expand(topics(catalogue, shared));
    names.checkCollisions(topics);
    topics.forEach(topic -> checkSubjects(topic, shared));
    topics.forEach(this::checkInSync);
    section(catalogue, POLICY)
        .map(policy -> new PolicyReader(policy, problems).read())
        .orElse(List.of())
        .forEach(rule -> topics.forEach(topic -> rule.check(topic, problems)));
    return new Catalogue(
        topics.stream().map(Declared::topic).toList(),
        shared.subjects(),
        Places.of(topics, shared));
  }

  private Optional<Mapping> section(Mapping catalogue, String key) {
    return catalogue.find(key).flatMap(node -> Mapping.of(node, key, problems));
  }

  private List<Declared> topics(Mapping catalogue, SharedSchemas shared) {
    TopicReader reader =
        new TopicReader(problems, names, new FormatReader(problems, texts, shared));
    List<Declared> declared = new ArrayList<>();
    section(catalogue, TOPICS)
        .ifPresent(
            mapping ->
                mapping.forEach((name, body) -> reader.read(name, body).ifPresent(declared::add)));
    return declared;
  }

  private void checkInSync(Declared topic) {
    Optional<Integer> needed = ConfigReader.inSync(topic.topic());
    Optional<Short> copies = topic.topic().replication();
    if (needed.isPresent() && copies.isPresent() && needed.get() > copies.get()) {
      problems.add(
          topic.place(List.of(ConfigReader.CONFIGS, ConfigReader.IN_SYNC)),
          "topic %s takes no event: %s is %d, and replication only %d"
              .formatted(topic.name(), ConfigReader.IN_SYNC, needed.get(), copies.get()));
    }
  }

  private void checkSubjects(Declared topic, SharedSchemas shared) {
    for (SubjectDeclaration subject : topic.topic().subjects()) {
      Optional<? extends Node> other = shared.place(subject.name());
      other.ifPresent(
          place ->
              problems.add(
                  place,
                  "%s is the subject of topic %s (%s): give one of them another name"
                      .formatted(subject.name(), topic.name(), Problems.place(topic.at(), place))));
    }
  }
}
