package io.millrace.producer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes JSON of a constant in YAML. */
final class ConstantReader {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_DEPTH = 50;

  /**
   * @throws IllegalArgumentException when it leads back to itself, or is nested too deep
   */
  JsonNode read(Node node) {
    return read(node, 0);
  }

  private static JsonNode read(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("this leads back to itself, or is nested too deep");
    }
    if (node instanceof SequenceNode list) {
      ArrayNode array = JSON.arrayNode();
      list.getValue().forEach(item -> array.add(read(item, depth + 1)));
      return array;
    }
    if (node instanceof MappingNode mapping) {
      ObjectNode object = JSON.objectNode();
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          object.set(key.getValue(), read(entry.getValueNode(), depth + 1));
        }
      }
      return object;
    }
    return scalar((ScalarNode) node);
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    try {
      if (tag.equals(Tag.INT)) {
        return JSON.numberNode(new BigInteger(text));
      }
      if (tag.equals(Tag.FLOAT)) {
        return JSON.numberNode(new BigDecimal(text));
      }
    } catch (NumberFormatException e) {
      // Infinity and NaN in YAML's own spelling: a text, of which the schema says the rest.
    }
    return JSON.textNode(text);
  }
}
