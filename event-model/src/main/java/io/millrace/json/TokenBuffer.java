package io.millrace.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An object's tokens, kept to be looked at as a whole before they are read. */
final class TokenBuffer implements JsonTokens {
  private static final int FIRST_NAME = 1;
  private static final int FIRST_VALUE = 2;

  private final List<JsonToken> tokens = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private int fields;
  private int at;

  private TokenBuffer() {}

  /**
   * Takes the rest of an object.
   *
   * @param from behind the object's start; at its end afterwards
   */
  static TokenBuffer ofObject(JsonTokens from) throws IOException {
    TokenBuffer buffer = new TokenBuffer();
    buffer.add(JsonToken.START_OBJECT, "");
    int depth = 1;
    while (true) {
      JsonToken token = from.current();
      boolean hasText =
          token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING || token.isNumeric();
      buffer.add(token, hasText ? from.text() : "");
      buffer.fields += depth == 1 && token == JsonToken.FIELD_NAME ? 1 : 0;
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (depth == 0) {
        return buffer;
      }
      from.next();
    }
  }

  private void add(JsonToken token, String text) {
    tokens.add(token);
    texts.add(text);
  }

  /** How many fields the object has. */
  int fields() {
    return fields;
  }

  /** The name of its first field, of which there must be one. */
  String firstName() {
    return texts.get(FIRST_NAME);
  }

  /** Goes to the value of the first field. */
  TokenBuffer atFirstValue() {
    at = FIRST_VALUE;
    return this;
  }

  @Override
  public JsonToken current() {
    return tokens.get(at);
  }

  @Override
  public JsonToken next() {
    at++;
    return current();
  }

  @Override
  public String text() {
    return texts.get(at);
  }
}
