package io.millrace.admin.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a catalogue from the nodes of its YAML, which know their places in the file. */
final class CatalogueReader {
  private static final String TOPICS = "topics";

  private final Problems problems;
  private final TopicReader topics;

  CatalogueReader(Problems problems, SchemaSources schemas) {
    this.problems = problems;
    this.topics = new TopicReader(problems, schemas);
  }

  /**
   * @throws CatalogueException when anything is wrong with it
   */
  Catalogue read(String yaml) {
    List<TopicDeclaration> declared =
        compose(yaml)
            .flatMap(root -> Mapping.of(root, "the catalogue", problems))
            .map(this::topics)
            .orElse(List.of());
    problems.throwIfAny();
    return new Catalogue(declared);
  }

  private Optional<Node> compose(String yaml) {
    LoadSettings settings = LoadSettings.builder().setLabel(problems.file()).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(yaml);
      if (root.isEmpty()) {
        throw problems.fatal("the catalogue is empty: it needs the key \"topics\"");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      problems.add(e.getProblemMark(), "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(Optional.empty(), "this is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private List<TopicDeclaration> topics(Mapping catalogue) {
    catalogue.allowOnly(List.of(TOPICS));
    Optional<Node> node = catalogue.find(TOPICS);
    if (node.isEmpty()) {
      problems.add(Optional.empty(), "the catalogue needs the key \"topics\"");
    }
    List<TopicDeclaration> declared = new ArrayList<>();
    node.flatMap(found -> Mapping.of(found, TOPICS, problems))
        .ifPresent(
            mapping ->
                mapping.forEach((name, body) -> topics.read(name, body).ifPresent(declared::add)));
    return declared;
  }
}
