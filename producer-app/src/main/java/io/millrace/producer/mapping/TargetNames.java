package io.millrace.producer.mapping;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A topic that a mapping makes events of, with its schemas as their user wrote them.
 *
 * @param schema of the values, {@code FILE} or {@code SUBJECT[@VERSION]}; a file beside the mapping
 *     file is given by its path. Empty for the topic's own subject
 * @param keySchema likewise; empty for keys that are text
 */
public record TargetNames(String topic, Optional<String> schema, Optional<String> keySchema) {
  public TargetNames {
    requireNonNull(topic, "topic");
    requireNonNull(schema, "schema");
    requireNonNull(keySchema, "keySchema");
  }
}
