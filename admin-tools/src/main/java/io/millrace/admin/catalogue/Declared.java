package io.millrace.admin.catalogue;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A topic with its place in the files.
 *
 * @param at its name
 * @param body what is said of it
 * @param deadLetter as it is written
 */
record Declared(Node at, Node body, TopicDeclaration topic, Optional<DeadLetter> deadLetter) {
  String name() {
    return topic.name();
  }

  /** Where one of its values stands; its name when nothing is said. */
  Node place(List<String> path) {
    Node found = path.isEmpty() ? null : body;
    for (String key : path) {
      found = found instanceof MappingNode mapping ? Nodes.value(mapping, key) : null;
    }
    return found == null ? at : found;
  }
}
