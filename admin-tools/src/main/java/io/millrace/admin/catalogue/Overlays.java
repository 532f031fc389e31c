package io.millrace.admin.catalogue;

import io.millrace.spelling.NearestName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Puts an overlay over a catalogue: what it says takes the place of what the catalogue says, and
 * what it says null of is taken away. Values keep their places, so that problems name the overlay.
 */
final class Overlays {
  private final Problems problems;

  Overlays(Problems problems) {
    this.problems = problems;
  }

  MappingNode apply(MappingNode base, MappingNode overlay) {
    return merge(base, overlay, Section.ROOT, "the catalogue");
  }

  private MappingNode merge(MappingNode base, MappingNode overlay, Section section, String name) {
    Map<String, NodeTuple> merged =
        Mapping.of(base, name, problems).map(Mapping::entries).orElseThrow();
    Mapping.of(overlay, name, problems)
        .orElseThrow()
        .forEach((key, value) -> put(merged, section, key, value));
    return Nodes.with(base, merged.values());
  }

  private void put(Map<String, NodeTuple> merged, Section section, ScalarNode at, Node value) {
    String key = at.getValue();
    NodeTuple old = merged.get(key);
    if (old == null && section.closed().isPresent()) {
      problems.add(
          at,
          "the catalogue has no %s \"%s\" to override%s"
              .formatted(
                  section.closed().orElseThrow(), key, NearestName.hint(key, merged.keySet())));
    } else {
      merged.put(key, together(old, section, at, value));
    }
  }

  private NodeTuple together(NodeTuple old, Section section, ScalarNode key, Node value) {
    if (value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL)) {
      return new NodeTuple(key, Nodes.removed(scalar));
    }
    Optional<Section> beneath = section.beneath(key.getValue());
    if (beneath.isEmpty() || !(value instanceof MappingNode overlay)) {
      return new NodeTuple(key, value);
    }
    return whole(old, beneath.get(), overlay)
        .map(base -> merge(base, overlay, beneath.get(), key.getValue()))
        .map(merged -> new NodeTuple(old == null ? key : old.getKeyNode(), merged))
        .orElseGet(() -> new NodeTuple(key, value));
  }

  /** The mapping to override; empty when there is another kind of value, which is replaced. */
  private static Optional<MappingNode> whole(NodeTuple old, Section section, MappingNode overlay) {
    if (old == null) {
      return Optional.of(Nodes.with(overlay, List.of()));
    }
    Node base = old.getValueNode();
    if (base instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    boolean isShortForm = section == Section.DEAD_LETTER && base.getTag().equals(Tag.STR);
    return isShortForm
        ? Optional.of(Nodes.mapping(DeadLetterReader.TOPIC, base, overlay))
        : Optional.empty();
  }
}
