package io.millrace.admin.export;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.topic.TopicShape;
import java.util.Optional;

/**
 * A topic with the subjects of its keys and values.
 *
 * @param key empty when the registry has none
 * @param value empty when the registry has none
 */
record FoundTopic(TopicShape shape, Optional<FoundSubject> key, Optional<FoundSubject> value) {
  FoundTopic {
    requireNonNull(shape, "shape");
    requireNonNull(key, "key");
    requireNonNull(value, "value");
  }
}
