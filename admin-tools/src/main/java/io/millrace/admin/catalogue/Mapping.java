package io.millrace.admin.catalogue;

import io.millrace.spelling.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of the file, by its keys. What isn't as asked for becomes a problem, and is then left
 * out, so that reading goes on to the next problem.
 */
final class Mapping {
  private final Problems problems;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

  private Mapping(MappingNode node, Problems problems) {
    this.problems = problems;
    node.getValue().forEach(this::add);
  }

  /**
   * The node as a mapping; empty, and a problem, when it is something else.
   *
   * @param what the name of it in messages
   */
  static Optional<Mapping> of(Node node, String what, Problems problems) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new Mapping(mapping, problems));
    }
    problems.add(node, "%s must be a mapping of names to values".formatted(what));
    return Optional.empty();
  }

  private void add(NodeTuple entry) {
    if (!(entry.getKeyNode() instanceof ScalarNode key)) {
      problems.add(entry.getKeyNode(), "a key must be a plain name");
      return;
    }
    NodeTuple first = entries.putIfAbsent(key.getValue(), entry);
    if (first != null) {
      int line = first.getKeyNode().getStartMark().orElseThrow().getLine() + 1;
      problems.add(
          key, "\"%s\" stands here twice, first in line %d".formatted(key.getValue(), line));
    }
  }

  /** Makes a problem of every other key. */
  void allowOnly(Collection<String> known) {
    forEach(
        (key, value) -> {
          String name = key.getValue();
          if (!known.contains(name)) {
            problems.add(
                key, "unknown key \"%s\"%s".formatted(name, NearestName.hint(name, known)));
          }
        });
  }

  void forEach(BiConsumer<ScalarNode, Node> action) {
    entries
        .values()
        .forEach(entry -> action.accept((ScalarNode) entry.getKeyNode(), entry.getValueNode()));
  }

  /** The value of a key; empty when it isn't there. */
  Optional<Node> find(String key) {
    return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
  }

  /** The text of a key; empty when it isn't there. */
  Optional<String> text(String key) {
    return find(key)
        .flatMap(node -> scalar(node, Tag.STR, key, "a text"))
        .map(ScalarNode::getValue);
  }

  /** The number of a key, from 1 to the most; empty when it isn't there. */
  Optional<Integer> number(String key, int most) {
    return find(key)
        .flatMap(node -> scalar(node, Tag.INT, key, "a whole number"))
        .flatMap(node -> inRange(node, key, most));
  }

  private Optional<Integer> inRange(ScalarNode node, String key, int most) {
    try {
      int number = Integer.parseInt(node.getValue());
      if (number >= 1 && number <= most) {
        return Optional.of(number);
      }
    } catch (NumberFormatException e) {
      // Too long for an int: out of range too.
    }
    problems.add(node, "%s must be from 1 to %d, and is %s".formatted(key, most, node.getValue()));
    return Optional.empty();
  }

  private Optional<ScalarNode> scalar(Node node, Tag tag, String key, String wanted) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(tag)) {
      return Optional.of(scalar);
    }
    problems.add(node, "%s must be %s, and is %s".formatted(key, wanted, describe(node)));
    return Optional.empty();
  }

  private static String describe(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return node instanceof MappingNode ? "a mapping" : "a list";
    }
    if (scalar.getTag().equals(Tag.NULL)) {
      return "empty";
    }
    return scalar.getTag().equals(Tag.STR)
        ? "the text \"" + scalar.getValue() + "\""
        : scalar.getValue();
  }
}
