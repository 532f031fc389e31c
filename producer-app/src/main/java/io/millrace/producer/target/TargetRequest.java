package io.millrace.producer.target;

import static java.util.Objects.requireNonNull;

import io.millrace.app.schema.SchemaSource;
import java.util.Optional;

/**
 * A topic to publish to.
 *
 * @param value the schema of the values; empty for the latest of the topic's subject
 * @param key the schema of the keys; empty for plain text
 */
public record TargetRequest(
    String topic, Optional<SchemaSource> value, Optional<SchemaSource> key) {
  public TargetRequest {
    requireNonNull(topic, "topic");
    requireNonNull(value, "value");
    requireNonNull(key, "key");
  }
}
