package io.millrace.producer.mapping;

import io.millrace.spelling.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of the file by its keys. What isn't as asked for becomes a problem and is left out. */
final class Entries {
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Spot> keys = new LinkedHashMap<>();
  private final Spot at;

  private Entries(MappingNode node, Problems problems) {
    this.problems = problems;
    this.at = spot(node);
    for (NodeTuple entry : node.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        problems.add(spot(entry.getKeyNode()), "a key must be a plain name");
      } else if (values.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
        problems.add(spot(key), "\"%s\" stands here twice".formatted(key.getValue()));
      } else {
        keys.put(key.getValue(), spot(key));
      }
    }
  }

  /**
   * The node as a mapping; empty, and a problem, when it is something else.
   *
   * @param what the name of it in messages
   */
  static Optional<Entries> of(Node node, String what, Problems problems) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new Entries(mapping, problems));
    }
    problems.add(spot(node), "%s must be a mapping of names to values".formatted(what));
    return Optional.empty();
  }

  static Spot spot(Node node) {
    Optional<Mark> mark = node.getStartMark();
    return mark.map(m -> new Spot(m.getLine() + 1, m.getColumn() + 1)).orElse(Spot.NONE);
  }

  Spot at() {
    return at;
  }

  /** Makes a problem of every other key. */
  void allowOnly(List<String> known) {
    keys.forEach(
        (name, spot) -> {
          if (!known.contains(name)) {
            problems.add(
                spot, "unknown key \"%s\"%s".formatted(name, NearestName.hint(name, known)));
          }
        });
  }

  /** By key, in the order of the file. */
  Map<String, Node> values() {
    return values;
  }

  Optional<Node> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The text of a key; empty when it isn't there. */
  Optional<String> text(String key) {
    return find(key).flatMap(node -> text(node, key));
  }

  /** A number is its text too. */
  Optional<String> text(Node node, String key) {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return Optional.of(scalar.getValue());
    }
    problems.add(spot(node), "%s must be a text".formatted(key));
    return Optional.empty();
  }

  /** One text or a list of them; none when it isn't there. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    find(key)
        .ifPresent(
            node -> {
              List<Node> items =
                  node instanceof SequenceNode list ? list.getValue() : List.of(node);
              items.forEach(item -> text(item, key).ifPresent(texts::add));
            });
    return texts;
  }
}
