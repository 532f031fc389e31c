package io.millrace.admin.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.app.record.RecordLines;
import io.millrace.spelling.NearestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of a line, each as the JSON that stands there: a key or a value is read when its
 * schema is known, which other members can name.
 */
final class LineMembers {
  /** What {@link RecordLines} writes. */
  static final List<String> NAMES =
      List.of(
          "topic",
          "partition",
          "offset",
          "timestamp",
          "timestampType",
          "key",
          "headers",
          "value",
          "keyFormat",
          "keySchema",
          "keyBytes",
          "valueFormat",
          "valueSchema",
          "valueBytes",
          "undecodable");

  static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(InputLines.LONGEST).build())
          .build();

  private static final ObjectMapper TREES =
      new ObjectMapper(JSON).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private final Map<String, String> members;

  private LineMembers(Map<String, String> members) {
    this.members = members;
  }

  /**
   * The members of an object.
   *
   * @throws LineException when it is none, or has others than {@link #NAMES}
   */
  static LineMembers parse(String line) {
    Map<String, String> members = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new LineException("it is no JSON object such as {\"key\": ..., \"value\": ...}");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (!NAMES.contains(name)) {
          throw new LineException(
              "unknown member \"%s\"%s".formatted(name, NearestName.hint(name, NAMES)));
        }
        if (members.put(name, value(line, parser)) != null) {
          throw new LineException("member \"%s\" is given twice".formatted(name));
        }
      }
      if (parser.nextToken() != null) {
        throw new LineException("there is more after the end of the object");
      }
    } catch (JsonProcessingException e) {
      throw noJson(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LineMembers(members);
  }

  /** The text of the value that comes next, with all its digits. */
  private static String value(String line, JsonParser parser) throws IOException {
    parser.nextToken();
    int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
    parser.skipChildren();
    parser.finishToken();
    return line.substring(start, Math.toIntExact(parser.currentLocation().getCharOffset()));
  }

  static LineException noJson(JsonProcessingException e) {
    return new LineException(
        "it is no JSON, at column %d: %s"
            .formatted(
                e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                e.getOriginalMessage()),
        e);
  }

  /** The JSON of a member; empty when it isn't there. */
  Optional<String> json(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** A member that is read whole; null when it isn't there or is null. */
  JsonNode tree(String name) {
    String json = members.get(name);
    if (json == null) {
      return null;
    }
    try {
      JsonNode node = TREES.readTree(json);
      return node.isNull() ? null : node;
    } catch (JsonProcessingException e) {
      throw noJson(e);
    }
  }

  /** A member that is text; empty when it isn't there or is null. */
  Optional<String> text(String name) {
    JsonNode node = tree(name);
    if (node == null) {
      return Optional.empty();
    } else if (!node.isTextual()) {
      throw new LineException("%s: expected text, found %s".formatted(name, node));
    }
    return Optional.of(node.textValue());
  }
}
