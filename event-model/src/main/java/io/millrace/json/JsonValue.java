package io.millrace.json;

import java.io.IOException;

/**
 * A value of JSON. Numbers are as they were written: a double's minus zero, a decimal's trailing
 * zeros and all digits of a long.
 */
sealed interface JsonValue {
  /** What a message says was found; one line. */
  String describe();

  /** What stands at the current token; of an array or an object only that it is one. */
  static JsonValue of(JsonTokens tokens, JsonPath path) throws IOException {
    return switch (tokens.current()) {
      case VALUE_NULL -> Structure.NULL;
      case VALUE_TRUE -> Bool.TRUE;
      case VALUE_FALSE -> Bool.FALSE;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Digits(tokens.text());
      case VALUE_STRING -> new Text(tokens.text());
      case START_ARRAY -> Structure.ARRAY;
      case START_OBJECT -> Structure.OBJECT;
      default -> throw path.refuse("expected a value, found the token " + tokens.current());
    };
  }

  /** A true or false. */
  record Bool(boolean value) implements JsonValue {
    static final Bool TRUE = new Bool(true);
    static final Bool FALSE = new Bool(false);

    @Override
    public String describe() {
      return String.valueOf(value);
    }
  }

  /** A number, by its literal. */
  record Digits(String literal) implements JsonValue {
    @Override
    public String describe() {
      return "the number " + shortened(literal);
    }
  }

  /** A string. */
  record Text(String value) implements JsonValue {
    @Override
    public String describe() {
      return "the text " + JsonPath.quote(shortened(value));
    }
  }

  /** An array, an object or null, of which no more is told. */
  record Structure(String describe) implements JsonValue {
    static final Structure ARRAY = new Structure("an array");
    static final Structure OBJECT = new Structure("an object");
    static final Structure NULL = new Structure("null");
  }

  private static String shortened(String text) {
    int limit = 60;
    return text.length() <= limit ? text : text.substring(0, limit) + "...";
  }
}
