package io.millrace.admin.saved;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The members of a JSON object by their types; another type is an IllegalArgumentException. */
record JsonMembers(JsonNode node) {

  String text(String name) {
    return text(name, node.required(name));
  }

  /** Empty for null. */
  Optional<String> maybeText(String name) {
    JsonNode value = node.required(name);
    return value.isNull() ? Optional.empty() : Optional.of(text(name, value));
  }

  int number(String name) {
    return Math.toIntExact(longNumber(name, node.required(name)));
  }

  /** Empty for null. */
  OptionalLong maybeNumber(String name) {
    JsonNode value = node.required(name);
    return value.isNull() ? OptionalLong.empty() : OptionalLong.of(longNumber(name, value));
  }

  boolean flag(String name) {
    JsonNode value = node.required(name);
    if (!value.isBoolean()) {
      throw new IllegalArgumentException(name + " is neither true nor false");
    }
    return value.booleanValue();
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    node.required(name).forEach(value -> texts.add(text(name, value)));
    return texts;
  }

  Map<String, String> textsByName(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.required(name)
        .properties()
        .forEach(entry -> texts.put(entry.getKey(), text(name, entry.getValue())));
    return texts;
  }

  List<JsonMembers> objects(String name) {
    List<JsonMembers> objects = new ArrayList<>();
    node.required(name).forEach(value -> objects.add(new JsonMembers(value)));
    return objects;
  }

  /** Empty for null. */
  Optional<JsonMembers> maybeObject(String name) {
    JsonNode value = node.required(name);
    return value.isNull() ? Optional.empty() : Optional.of(new JsonMembers(value));
  }

  private static String text(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " is no text");
    }
    return value.textValue();
  }

  private static long longNumber(String name, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(name + " is no whole number");
    }
    return value.longValue();
  }
}
