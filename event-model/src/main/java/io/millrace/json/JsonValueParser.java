package io.millrace.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes one JSON value off a parser, refusing a field that is given twice. */
final class JsonValueParser {
  private final JsonParser parser;

  JsonValueParser(JsonParser parser) {
    this.parser = parser;
  }

  /** The value that begins at the current token, or at the next one when there is none. */
  JsonValue parse() throws IOException {
    if (parser.currentToken() == null && parser.nextToken() == null) {
      throw JsonPath.ROOT.refuse("expected a value, found the end of the input");
    }
    JsonValue value = value(JsonPath.ROOT);
    // As Jackson's own binding does, so that the next read begins behind this value.
    parser.clearCurrentToken();
    return value;
  }

  private JsonValue value(JsonPath path) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case VALUE_NULL -> new JsonValue.Null();
      case VALUE_TRUE -> new JsonValue.Bool(true);
      case VALUE_FALSE -> new JsonValue.Bool(false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Digits(parser.getText());
      case VALUE_STRING -> new JsonValue.Text(parser.getText());
      case START_ARRAY -> items(path);
      case START_OBJECT -> fields(path);
      default -> throw path.refuse("expected a value, found the token " + token);
    };
  }

  private JsonValue items(JsonPath path) throws IOException {
    List<JsonValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(path.item(items.size())));
    }
    return new JsonValue.Items(items);
  }

  private JsonValue fields(JsonPath path) throws IOException {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonPath at = path.field(name);
      parser.nextToken();
      if (fields.put(name, value(at)) != null) {
        throw at.refuse("given twice");
      }
    }
    return new JsonValue.Fields(fields);
  }
}
