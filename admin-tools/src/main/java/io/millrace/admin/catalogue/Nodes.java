package io.millrace.admin.catalogue;

import java.util.Collection;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes nodes of other nodes; each keeps the place in its file. */
final class Nodes {
  private Nodes() {}

  /** The mapping with other entries. */
  static MappingNode with(MappingNode like, Collection<NodeTuple> entries) {
    return new MappingNode(
        like.getTag(),
        true,
        List.copyOf(entries),
        like.getFlowStyle(),
        like.getStartMark(),
        like.getEndMark());
  }

  /** A mapping of one key, at the place of its value. */
  static MappingNode mapping(String key, Node value, MappingNode like) {
    ScalarNode name =
        new ScalarNode(
            Tag.STR, true, key, ScalarStyle.PLAIN, value.getStartMark(), value.getEndMark());
    return new MappingNode(
        like.getTag(),
        true,
        List.of(new NodeTuple(name, value)),
        like.getFlowStyle(),
        value.getStartMark(),
        value.getEndMark());
  }

  /** The value of a key that is taken away. */
  static ScalarNode removed(ScalarNode value) {
    return new ScalarNode(
        Mapping.REMOVED,
        true,
        value.getValue(),
        value.getScalarStyle(),
        value.getStartMark(),
        value.getEndMark());
  }

  /** The value of a key; null when it isn't there. */
  static Node value(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(
            entry -> entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .map(NodeTuple::getValueNode)
        .filter(node -> !node.getTag().equals(Mapping.REMOVED))
        .findFirst()
        .orElse(null);
  }
}
