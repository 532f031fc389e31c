package io.millrace.client;

import io.millrace.serde.AvroEventDeserializer;
import io.millrace.serde.AvroEventSerializer;
import io.millrace.serde.AvroSerdeConfig;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.AvroGenerated;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * The serializer and deserializer of a type of keys or values: those that the settings name; else
 * Kafka's own where it has some for the type; else Avro's.
 */
final class SerdeChoice {
  private static final Set<Class<?>> KAFKAS =
      Set.of(
          String.class,
          UUID.class,
          Long.class,
          Integer.class,
          Short.class,
          Double.class,
          Float.class,
          Boolean.class,
          byte[].class,
          ByteBuffer.class,
          Bytes.class);

  private SerdeChoice() {}

  /** Whether Kafka has a serializer and a deserializer of its own for the type. */
  static boolean isKafkas(Class<?> type) {
    return KAFKAS.contains(type);
  }

  static Serializer<?> serializer(Map<String, ?> config, boolean isKey, Class<?> type) {
    String setting =
        isKey
            ? ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG
            : ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG;
    Serializer<?> serializer =
        named(config, setting, Serializer.class)
            .orElseGet(
                () ->
                    isKafkas(type)
                        ? Serdes.serdeFrom(type).serializer()
                        : new AvroEventSerializer<>());
    serializer.configure(config, isKey);
    return serializer;
  }

  static Deserializer<?> deserializer(Map<String, ?> config, boolean isKey, Class<?> type) {
    String setting =
        isKey
            ? ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG
            : ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG;
    Deserializer<?> deserializer =
        named(config, setting, Deserializer.class)
            .orElseGet(
                () ->
                    isKafkas(type)
                        ? Serdes.serdeFrom(type).deserializer()
                        : new AvroEventDeserializer<>());
    deserializer.configure(reading(config, isKey, type), isKey);
    return deserializer;
  }

  @SuppressWarnings("rawtypes") // a class in the settings has no type arguments
  private static <T> Optional<T> named(Map<String, ?> config, String setting, Class<T> type) {
    if (config.get(setting) == null) {
      return Optional.empty();
    }
    ConfigDef definition = new ConfigDef().define(setting, Type.CLASS, Importance.HIGH, "");
    return Optional.of(
        new AbstractConfig(definition, config, false).getConfiguredInstance(setting, type));
  }

  /** The settings by which records come back as the type, whatever name they were written under. */
  private static Map<String, ?> reading(Map<String, ?> config, boolean isKey, Class<?> type) {
    Map<String, Object> typed = new HashMap<>(config);
    if (type.isAnnotationPresent(AvroGenerated.class)) {
      typed.put(isKey ? AvroSerdeConfig.KEY_TYPE : AvroSerdeConfig.VALUE_TYPE, type);
    } else if (SpecificRecord.class.isAssignableFrom(type)) {
      typed.put(AvroSerdeConfig.SPECIFIC_READER, true);
    } else if (type == GenericRecord.class || type == IndexedRecord.class) {
      typed.put(AvroSerdeConfig.SPECIFIC_READER, false);
      typed.remove(isKey ? AvroSerdeConfig.KEY_TYPE : AvroSerdeConfig.VALUE_TYPE);
    }
    return typed;
  }
}
