package io.millrace.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a registry answered; what isn't there, or is of another kind, is refused in a sentence.
 *
 * @param url of the registry
 * @param json a missing node when the answer was empty
 */
record Answer(String url, JsonNode json) {

  /** The same for a part of the answer. */
  Answer with(JsonNode part) {
    return new Answer(url, part);
  }

  String text(String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      throw unexpected("a text \"%s\"".formatted(field));
    }
    return value.textValue();
  }

  int number(String field) {
    return with(json.path(field)).number("a whole number \"%s\"".formatted(field), json);
  }

  /** A number of a version, which counts from 1. */
  int version(String field) {
    int version = number(field);
    if (version < 1) {
      throw unexpected("a version from 1 as \"%s\"".formatted(field));
    }
    return version;
  }

  /** The answer itself as a list of objects. */
  List<Answer> items() {
    return items("a list of objects", JsonNode::isObject).map(this::with).toList();
  }

  /** The answer itself as a number. */
  int number() {
    return number("a whole number", json);
  }

  boolean flag(String field) {
    JsonNode value = json.path(field);
    if (!value.isBoolean()) {
      throw unexpected("true or false as \"%s\"".formatted(field));
    }
    return value.booleanValue();
  }

  /** The answer itself as a list of names. */
  List<String> texts() {
    return items("a list of names", JsonNode::isTextual).map(JsonNode::textValue).toList();
  }

  /** The answer itself as a list of numbers, ascending. */
  List<Integer> numbers() {
    return items("a list of whole numbers", JsonNode::canConvertToInt)
        .map(JsonNode::intValue)
        .sorted()
        .toList();
  }

  RegistryException unexpected(String wanted) {
    return new RegistryException(
        200,
        200,
        "the schema registry at %s answered without %s: is it a registry?".formatted(url, wanted));
  }

  private int number(String wanted, JsonNode whole) {
    if (!json.isIntegralNumber() || !json.canConvertToInt()) {
      throw with(whole).unexpected(wanted);
    }
    return json.intValue();
  }

  private java.util.stream.Stream<JsonNode> items(
      String wanted, java.util.function.Predicate<JsonNode> kind) {
    if (!json.isArray() || !StreamSupport.stream(json.spliterator(), false).allMatch(kind)) {
      throw unexpected(wanted);
    }
    return StreamSupport.stream(json.spliterator(), false);
  }
}
