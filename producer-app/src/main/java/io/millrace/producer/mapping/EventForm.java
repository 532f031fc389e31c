package io.millrace.producer.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The description of one event of a row or group.
 *
 * @param value empty for the row as a whole, or for the columns by the fields' names
 */
record EventForm(
    String topic,
    Optional<String> schema,
    Optional<Form> key,
    Optional<String> keySchema,
    Optional<Form> timestamp,
    Map<String, Form> headers,
    Optional<Form> value,
    Spot at) {
  EventForm {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }
}
