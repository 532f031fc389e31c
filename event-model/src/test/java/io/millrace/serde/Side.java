package io.millrace.serde;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** A side of the contract: whose serializer writes and whose deserializer reads. */
enum Side {
  OURS("io.millrace.serde.AvroEvent"),
  /** On the class path with the profile {@code confluent} only. */
  THEIRS("io.confluent.kafka.serializers.KafkaAvro");

  private final String prefix;

  Side(String prefix) {
    this.prefix = prefix;
  }

  /** The sides that this run has. */
  static List<Side> present() {
    return Arrays.stream(values()).filter(Side::isPresent).toList();
  }

  private boolean isPresent() {
    try {
      Class.forName(prefix + "Serializer");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** The bytes of a value, from a new serializer. */
  byte[] write(SerdeSettings settings, String topic, Object value) {
    try (Serializer<Object> serializer = serializer(settings)) {
      return serializer.serialize(topic, value);
    }
  }

  /** The value of the bytes, from a new deserializer. */
  Object read(SerdeSettings settings, String topic, byte[] bytes) {
    try (Deserializer<Object> deserializer = deserializer(settings)) {
      return deserializer.deserialize(topic, bytes);
    }
  }

  @SuppressWarnings("unchecked") // both sides take any object
  Serializer<Object> serializer(SerdeSettings settings) {
    Serializer<Object> serializer = (Serializer<Object>) make("Serializer");
    serializer.configure(settings.values(), settings.forKeys());
    return serializer;
  }

  @SuppressWarnings("unchecked") // both sides give any object
  Deserializer<Object> deserializer(SerdeSettings settings) {
    Deserializer<Object> deserializer = (Deserializer<Object>) make("Deserializer");
    deserializer.configure(settings.values(), settings.forKeys());
    return deserializer;
  }

  private Object make(String kind) {
    try {
      return Class.forName(prefix + kind).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
