package io.millrace.serde;

import io.millrace.registry.SchemaRegistry;
import java.util.HashMap;
import java.util.Map;

/** A serializer and a deserializer of values with the same settings, at a registry in memory. */
record SerdePair(
    AvroEventSerializer<Object> serializer, AvroEventDeserializer<Object> deserializer) {

  /** At a registry of the given scope. */
  static SerdePair of(String scope, Map<String, ?> settings) {
    Map<String, Object> config = new HashMap<>(settings);
    config.put("schema.registry.url", "mock://" + scope);
    return configured(
        new SerdePair(new AvroEventSerializer<>(), new AvroEventDeserializer<>()), config);
  }

  static SerdePair of(SchemaRegistry registry, Map<String, ?> settings) {
    return configured(
        new SerdePair(new AvroEventSerializer<>(registry), new AvroEventDeserializer<>(registry)),
        settings);
  }

  Object pass(String topic, Object value) {
    return deserializer.deserialize(topic, serializer.serialize(topic, value));
  }

  private static SerdePair configured(SerdePair pair, Map<String, ?> config) {
    pair.serializer.configure(config, false);
    pair.deserializer.configure(config, false);
    return pair;
  }
}
