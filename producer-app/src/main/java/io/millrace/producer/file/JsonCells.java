package io.millrace.producer.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.producer.input.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Takes those members out of JSON objects that are asked for, and makes nothing of the others. It
 * learns which ones these are: rows are alike.
 */
final class JsonCells {
  private final ObjectMapper mapper;
  private final Set<String> asked = new HashSet<>();

  JsonCells(int maxBytes) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxStringLength(Math.max(maxBytes, StreamReadConstraints.DEFAULT_MAX_STRING_LEN))
            .build();
    this.mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(limits)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .nodeFactory(JsonNodeFactory.instance)
            .build();
  }

  /** Whether rows are asked for members at all, as far as was seen. */
  boolean areAsked() {
    return !asked.isEmpty();
  }

  /** The members that rows are asked for, as far as was seen. */
  Set<String> asked() {
    return Set.copyOf(asked);
  }

  /** Whether a member will be among those that {@link #read} gives. */
  boolean ask(String name) {
    return !asked.add(name);
  }

  JsonParser parser(TextLines lines) throws IOException {
    return mapper.createParser(lines.buffer(), lines.start(), lines.length());
  }

  JsonParser parser(InputStream bytes) throws IOException {
    return mapper.createParser(bytes);
  }

  /**
   * The members of the line that were asked for, if it has them.
   *
   * @param looksOn whether to look at what stands behind the last of them, too; else somebody has
   *     to do so who reads the line as a whole
   * @throws RefusedException when the line isn't one whole object, as far as was looked at
   */
  Map<String, JsonNode> read(TextLines lines, boolean looksOn) throws RefusedException {
    Map<String, JsonNode> cells = new HashMap<>();
    try (JsonParser parser = parser(lines)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (!asked.contains(name)) {
          parser.skipChildren();
          // So that what is skipped is looked at, too.
          parser.finishToken();
        } else if (cells.put(name, node(parser)) != null) {
          throw new RefusedException(name, "", "is given twice");
        }
        if (!looksOn && cells.size() == asked.size()) {
          return cells;
        }
      }
      checkEnd(parser);
      return cells;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private JsonNode node(JsonParser parser) throws IOException {
    // Most are text, which needs no tree.
    return parser.currentToken() == JsonToken.VALUE_STRING
        ? TextNode.valueOf(parser.getText())
        : mapper.readTree(parser);
  }

  static void checkEnd(JsonParser parser) throws IOException, RefusedException {
    if (parser.nextToken() != null) {
      throw new RefusedException(
          "",
          "",
          "has more than one object, from column %d on"
              .formatted(parser.currentTokenLocation().getColumnNr()));
    }
  }

  static RefusedException broken(IOException e) {
    if (e instanceof JsonEOFException) {
      return new RefusedException("", "", "broken JSON: the line ends before its object does");
    }
    if (e instanceof JsonProcessingException json && json.getLocation() != null) {
      return new RefusedException(
          "",
          "",
          "broken JSON at column %d: %s"
              .formatted(
                  json.getLocation().getColumnNr(),
                  json.getOriginalMessage().lines().findFirst().orElse("")));
    }
    return new RefusedException("", "", "broken JSON: " + e.getMessage());
  }
}
