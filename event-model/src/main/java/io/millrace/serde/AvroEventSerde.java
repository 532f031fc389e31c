package io.millrace.serde;

import static java.util.Objects.requireNonNull;

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
    this(RegistryAccess.own(), null);
  }

  /** Asks a registry that others may ask too; {@link #configure} comes next. */
  public AvroEventSerde(SchemaRegistry registry) {
    this(RegistryAccess.shared(requireNonNull(registry, "registry")), null);
  }

  private AvroEventSerde(RegistryAccess registry, Class<T> type) {
    this.serializer = new AvroEventSerializer<>(registry, System::nanoTime);
    this.deserializer = new AvroEventDeserializer<>(registry.borrowed());
    this.type = type;
  }

  /** Of one generated class, whatever {@code specific.avro.value.type} says; configure it next. */
  public static <T> AvroEventSerde<T> of(Class<T> type) {
    return new AvroEventSerde<>(RegistryAccess.own(), type);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    Map<String, Object> settings = new HashMap<>(configs);
    if (type != null) {
      settings.put(ValueReaders.typeKey(isKey), type);
    }
    // The serializer comes first, as it makes the client of both.
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
