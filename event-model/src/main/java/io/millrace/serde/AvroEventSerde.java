package io.millrace.serde;

import io.millrace.registry.SchemaRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serializer and deserializer of Avro values together, as Kafka Streams takes them: a drop-in for
 * {@code GenericAvroSerde}, and with {@code specific.avro.reader=true} or a class for {@code
 * SpecificAvroSerde}. Thread-safe once configured.
 */
public final class AvroEventSerde<T> implements Serde<T> {
  private final AvroEventSerializer<T> serializer;
  private final AvroEventDeserializer<T> deserializer;
  private final Class<T> type;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroEventSerde() {
    this(new AvroEventSerializer<>(), new AvroEventDeserializer<>(), null);
  }

  /** Asks a registry that others may ask too; {@link #configure} comes next. */
  public AvroEventSerde(SchemaRegistry registry) {
    this(new AvroEventSerializer<>(registry), new AvroEventDeserializer<>(registry), null);
  }

  private AvroEventSerde(
      AvroEventSerializer<T> serializer, AvroEventDeserializer<T> deserializer, Class<T> type) {
    this.serializer = serializer;
    this.deserializer = deserializer;
    this.type = type;
  }

  /** Of one generated class, whatever {@code specific.avro.value.type} says; configure it next. */
  public static <T> AvroEventSerde<T> of(Class<T> type) {
    return new AvroEventSerde<>(new AvroEventSerializer<>(), new AvroEventDeserializer<>(), type);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    Map<String, Object> settings = new HashMap<>(configs);
    if (type != null) {
      settings.put(ValueReaders.typeKey(isKey), type);
    }
    serializer.configure(settings, isKey);
    deserializer.configure(settings, isKey);
  }

  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }
}
