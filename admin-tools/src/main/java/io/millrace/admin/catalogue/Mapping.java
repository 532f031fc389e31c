package io.millrace.admin.catalogue;

import io.millrace.spelling.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of the file, by its keys. What isn't as asked for becomes a problem, and is then left
 * out, so that reading goes on to the next problem.
 */
final class Mapping {
  /** The value of a key that an overlay takes away. */
  static final Tag REMOVED = new Tag("removed");

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
      problems.add(
          key,
          "\"%s\" stands here twice, first in %s"
              .formatted(key.getValue(), Problems.place(first.getKeyNode(), key)));
    }
  }

  /** Makes a problem of every other key. */
  void allowOnly(Collection<String> known) {
    forEachKey(
        key -> {
          String name = key.getValue();
          if (!known.contains(name)) {
            problems.add(
                key, "unknown key \"%s\"%s".formatted(name, NearestName.hint(name, known)));
          }
        });
  }

  /** The entries by key, those too that an overlay takes away. */
  Map<String, NodeTuple> entries() {
    return new LinkedHashMap<>(entries);
  }

  /** Every key, those too that an overlay takes away. */
  void forEachKey(Consumer<ScalarNode> action) {
    entries.values().forEach(entry -> action.accept((ScalarNode) entry.getKeyNode()));
  }

  void forEach(BiConsumer<ScalarNode, Node> action) {
    entries.values().stream()
        .filter(Mapping::isThere)
        .forEach(entry -> action.accept((ScalarNode) entry.getKeyNode(), entry.getValueNode()));
  }

  /** The value of a key; empty when it isn't there. */
  Optional<Node> find(String key) {
    return Optional.ofNullable(entries.get(key))
        .filter(Mapping::isThere)
        .map(NodeTuple::getValueNode);
  }

  private static boolean isThere(NodeTuple entry) {
    return !entry.getValueNode().getTag().equals(REMOVED);
  }

  /** The text of a key; empty when it isn't there. */
  Optional<String> text(String key) {
    return find(key).flatMap(node -> text(node, key)).map(ScalarNode::getValue);
  }

  private Optional<ScalarNode> text(Node node, String key) {
    return scalar(node, Tag.STR, key, "a text");
  }

  /** The texts of a key whose value is a list; none when it isn't there. */
  List<ScalarNode> texts(String key) {
    List<ScalarNode> texts = new ArrayList<>();
    find(key)
        .ifPresent(
            node -> {
              if (node instanceof SequenceNode list) {
                list.getValue().forEach(item -> text(item, key).ifPresent(texts::add));
              } else {
                problems.add(
                    node, "%s must be a list, and is %s".formatted(key, Mapping.describe(node)));
              }
            });
    return texts;
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

  /** The value of a key that is one word, which stands for yes; false when it isn't there. */
  boolean isSaid(String key, String word) {
    Predicate<Node> isWord =
        node -> node instanceof ScalarNode scalar && scalar.getValue().equals(word);
    find(key)
        .filter(isWord.negate())
        .ifPresent(
            node ->
                problems.add(
                    node, "%s must be %s, and is %s".formatted(key, word, describe(node))));
    return find(key).filter(isWord).isPresent();
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
