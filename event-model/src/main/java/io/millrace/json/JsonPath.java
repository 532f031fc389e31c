package io.millrace.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.regex.Pattern;

/**
 * A place in a JSON document, kept as links so that only a problem pays for its text.
 *
 * @param parent null at the root
 * @param step the name of a field or, as an Integer, the index of an item
 */
record JsonPath(JsonPath parent, Object step) {
  static final JsonPath ROOT = new JsonPath(null, "$");

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

  JsonPath field(String name) {
    return new JsonPath(this, name);
  }

  JsonPath item(int index) {
    return new JsonPath(this, index);
  }

  AvroJsonException refuse(String problem) {
    return new AvroJsonException(toString(), problem);
  }

  AvroJsonException expected(String expected, JsonValue found) {
    return refuse("expected " + expected + ", found " + found.describe());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (JsonPath at = this; at != null; at = at.parent) {
      text.insert(0, at.stepText());
    }
    return text.toString();
  }

  private String stepText() {
    if (parent == null) {
      return step.toString();
    }
    if (step instanceof Integer index) {
      return "[" + index + "]";
    }
    String name = step.toString();
    return IDENTIFIER.matcher(name).matches() ? "." + name : "[" + quote(name) + "]";
  }

  /** As a JSON string, so that no input breaks the line of a message. */
  static String quote(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
