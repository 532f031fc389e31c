package io.millrace.json;

import java.util.List;
import java.util.Map;

/**
 * JSON in memory. Unlike Jackson's tree it keeps numbers as they were written: a double's minus
 * zero, a decimal's trailing zeros and all digits of a long.
 */
sealed interface JsonValue {
  /** What a message says was found; one line. */
  String describe();

  /** The null of JSON. */
  record Null() implements JsonValue {
    @Override
    public String describe() {
      return "null";
    }
  }

  /** A true or false. */
  record Bool(boolean value) implements JsonValue {
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

  /** An array. */
  record Items(List<JsonValue> values) implements JsonValue {
    @Override
    public String describe() {
      return "an array";
    }
  }

  /** An object, with its fields in the order they were written. */
  record Fields(Map<String, JsonValue> values) implements JsonValue {
    @Override
    public String describe() {
      return "an object";
    }
  }

  private static String shortened(String text) {
    int limit = 60;
    return text.length() <= limit ? text : text.substring(0, limit) + "...";
  }
}
