package io.millrace.consumer.read;

import io.millrace.app.connect.Connection;
import io.millrace.registry.RegistryException;
import io.millrace.serde.AvroEventDeserializer;
import io.millrace.serde.AvroSerdeConfig;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Decodes records with the schemas they were written with. For one thread. */
public final class EventDecoder {
  private final KeyFormat keyFormat;
  private final Deserializer<Object> keys;
  private final Deserializer<Object> values;
  private final CharsetDecoder text = StandardCharsets.UTF_8.newDecoder();

  private EventDecoder(
      KeyFormat keyFormat, Deserializer<Object> keys, Deserializer<Object> values) {
    this.keyFormat = keyFormat;
    this.keys = keys;
    this.values = values;
  }

  /** A decoder of records whose schemas are in the connection's registry. */
  public static EventDecoder of(Connection connection, KeyFormat keyFormat) {
    return new EventDecoder(keyFormat, generic(connection, true), generic(connection, false));
  }

  /**
   * The event of a record.
   *
   * @throws UndecodableRecordException when the record isn't what it should be
   * @throws io.millrace.registry.RegistryUnavailableException when its schema can't be asked for
   */
  public DecodedEvent decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      DecodedEvent event =
          new DecodedEvent(
              record,
              record.key() == null ? null : key(record),
              plain(values.deserialize(record.topic(), record.headers(), record.value())));
      DecodedEvent.schema(event.key());
      DecodedEvent.schema(event.value());
      return event;
    } catch (RegistryException e) {
      throw e; // says nothing of the record, though Kafka's clients take it for one of its kind
    } catch (SerializationException | AvroRuntimeException e) {
      throw new UndecodableRecordException(record, e);
    }
  }

  private Object key(ConsumerRecord<byte[], byte[]> record) {
    return switch (keyFormat) {
      case STRING -> keyText(text, record.key());
      case AVRO -> plain(avroKey(keys, record));
      case BYTES -> ByteBuffer.wrap(record.key());
    };
  }

  static Object avroKey(Deserializer<Object> keys, ConsumerRecord<byte[], byte[]> record) {
    try {
      return keys.deserialize(record.topic(), record.headers(), record.key());
    } catch (RegistryException e) {
      throw e;
    } catch (SerializationException e) {
      throw new SerializationException(
          "its key is not Avro, read it with --key-format string or bytes (%s)"
              .formatted(e.getMessage()),
          e);
    }
  }

  /** Bytes that are no text are refused, since different keys would look the same. */
  static String keyText(CharsetDecoder text, byte[] key) {
    try {
      return text.decode(ByteBuffer.wrap(key)).toString();
    } catch (CharacterCodingException e) {
      throw new SerializationException(
          "its key is not UTF-8 text: read it with --key-format bytes", e);
    }
  }

  private static Object plain(Object datum) {
    if (datum instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    return datum instanceof CharSequence text ? text.toString() : datum;
  }

  static Deserializer<Object> generic(Connection connection, boolean isKey) {
    Map<String, Object> config = connection.settings();
    config.put(AvroSerdeConfig.SPECIFIC_READER, false);
    Deserializer<Object> deserializer = new AvroEventDeserializer<>();
    deserializer.configure(config, isKey);
    return deserializer;
  }
}
