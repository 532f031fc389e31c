package io.millrace.producer.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Position;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;

/**
 * How far a query has been read: the value of its growing column up to which every row was.
 *
 * @param last null before the first
 * @param nulls rows without a value that were refused so far
 */
record QueryPosition(String digest, GrowingType type, Object last, long nulls) {
  /** The one part of a query. */
  static final String PART = "query";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where an earlier run left off, checked to be one of the same query and column. */
  static QueryPosition of(Map<String, String> positions, String digest, GrowingType type) {
    String state = positions.get(PART);
    if (state == null) {
      if (!positions.isEmpty()) {
        throw AppException.refused(
            "this import was of something else than a query: take another --name");
      }
      return new QueryPosition(digest, type, null, 0);
    }
    try {
      JsonNode json = JSON.readTree(state);
      if (!json.path("digest").asText().equals(digest)
          || !json.path("type").asText().equals(type.name())) {
        throw AppException.refused(
            "this import was of another query or growing column: take another --name, or the query as it was");
      }
      Object last = json.hasNonNull("last") ? type.parse(json.get("last").asText()) : null;
      return new QueryPosition(digest, type, last, json.path("nulls").asLong());
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      throw AppException.refused(
          "the position of this import can't be read: take another --name: " + state);
    }
  }

  QueryPosition at(Object value) {
    return new QueryPosition(digest, type, value, nulls);
  }

  QueryPosition withNulls(long count) {
    return new QueryPosition(digest, type, last, count);
  }

  Optional<Position> toPosition() {
    ObjectNode json = JSON.createObjectNode();
    json.put("last", last == null ? null : GrowingType.text(last));
    json.put("type", type.name()).put("digest", digest).put("nulls", nulls);
    return Optional.of(new Position(PART, json.toString()));
  }
}
