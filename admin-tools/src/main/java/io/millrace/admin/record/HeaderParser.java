package io.millrace.admin.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.app.record.HeaderJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Reads the headers that {@link HeaderJson} writes. */
final class HeaderParser {
  private HeaderParser() {}

  /**
   * The headers in their order.
   *
   * @param node null for none
   * @throws LineException when they are no headers
   */
  static Headers parse(JsonNode node) {
    RecordHeaders headers = new RecordHeaders();
    if (node == null) {
      return headers;
    } else if (node.isArray()) {
      node.forEach(item -> addAll(object(item), headers));
    } else {
      addAll(object(node), headers);
    }
    return headers;
  }

  private static JsonNode object(JsonNode node) {
    if (node.isObject()) {
      return node;
    }
    throw new LineException("headers: expected an object of names and values, found " + node);
  }

  private static void addAll(JsonNode object, RecordHeaders headers) {
    object
        .properties()
        .forEach(
            header -> {
              if (header.getValue().isArray()) {
                header
                    .getValue()
                    .forEach(item -> headers.add(header.getKey(), value(header.getKey(), item)));
              } else {
                headers.add(header.getKey(), value(header.getKey(), header.getValue()));
              }
            });
  }

  private static byte[] value(String name, JsonNode node) {
    if (node.isNull()) {
      return null;
    } else if (node.isTextual()) {
      return node.textValue().getBytes(StandardCharsets.UTF_8);
    } else if (node.isObject() && node.size() == 1 && node.path(HeaderJson.BASE64).isTextual()) {
      return base64("headers." + name, node.path(HeaderJson.BASE64).textValue());
    }
    throw new LineException(
        "headers.%s: expected text, null, {\"base64\": ...} or a list of those, found %s"
            .formatted(name, node));
  }

  /**
   * The bytes of a text.
   *
   * @param place for the message
   */
  static byte[] base64(String place, String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new LineException("%s: expected base64, %s".formatted(place, e.getMessage()), e);
    }
  }
}
