package io.millrace.producer.mapping;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.nio.ByteBuffer;
import java.util.List;

/** Cells in messages: one line each, never a long one. */
final class Quoted {
  private static final int LIMIT = 60;

  private Quoted() {}

  static String of(Object cell) {
    if (cell == null) {
      return "null";
    }
    if (cell instanceof byte[] bytes) {
      return bytes.length + " bytes";
    }
    if (cell instanceof ByteBuffer bytes) {
      return bytes.remaining() + " bytes";
    }
    if (cell instanceof TokenBuffer) {
      return "a nested value";
    }
    if (cell instanceof List) {
      return "a list";
    }
    if (cell instanceof JsonNode node) {
      return node.isObject() ? "an object" : node.isArray() ? "an array" : text(node.asText());
    }
    return cell instanceof Number || cell instanceof Boolean
        ? shortened(cell.toString())
        : text(cell.toString());
  }

  private static String text(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(shortened(text))) + '"';
  }

  private static String shortened(String text) {
    return text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "...";
  }
}
