package io.millrace.serde;

import io.millrace.registry.RegistryException;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.EventDecodingException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.AvroGenerated;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads Avro values in Confluent's wire format: a drop-in for {@code KafkaAvroDeserializer}.
 *
 * <p>Gives generic records, or with {@code specific.avro.reader=true} the generated class of the
 * record's name, read with that class's schema. Null stays null. A schema is fetched once and kept,
 * so a registry that goes away stops only ids that were never read before.
 *
 * <p>For one thread at a time, as Kafka's consumer uses it. Throws {@link EventDecodingException}
 * for bytes that are no event, {@link io.millrace.registry.RegistryUnavailableException} when the
 * registry doesn't answer: that one is retriable, and says nothing of the record.
 */
public final class AvroEventDeserializer<T> implements Deserializer<T> {
  private static final int PREFIX = 5;

  private record Reader(Schema written, DatumReader<Object> datums) {}

  private final ConcurrentMap<Integer, Reader> readers = new ConcurrentHashMap<>();
  private SchemaRegistry registry;
  private GenericData generic;
  private EventData specific;
  private Class<?> type;
  private boolean failOnTrailing;
  private BinaryDecoder decoder;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroEventDeserializer() {}

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    AvroSerdeConfig config = new AvroSerdeConfig(configs);
    this.type = config.getClass(isKey ? AvroSerdeConfig.KEY_TYPE : AvroSerdeConfig.VALUE_TYPE);
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (type != null) {
      this.specific = new EventData(type.getClassLoader());
      requireGenerated(type);
    } else if (config.getBoolean(AvroSerdeConfig.SPECIFIC_READER)) {
      this.specific = new EventData(context == null ? getClass().getClassLoader() : context);
    }
    this.generic =
        config.getBoolean(AvroSerdeConfig.LOGICAL_TYPES)
            ? EventData.converting()
            : GenericData.get();
    this.failOnTrailing = config.getBoolean(AvroSerdeConfig.FAIL_ON_TRAILING_DATA);
    this.registry = SchemaRegistry.open(config.registry());
  }

  @Override
  @SuppressWarnings("unchecked") // T is what the user says the topic holds
  public T deserialize(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    if (registry == null) {
      throw new IllegalStateException("the deserializer was not configured");
    }
    if (bytes.length < PREFIX || bytes[0] != 0) {
      throw new EventDecodingException(
          Reason.NOT_IN_WIRE_FORMAT,
          "a record of %s is not in the wire format: %s"
              .formatted(
                  topic,
                  bytes.length < PREFIX
                      ? "it has " + bytes.length + " bytes"
                      : "its first byte is " + bytes[0] + ", not 0"),
          null);
    }
    int id = ByteBuffer.wrap(bytes).getInt(1);
    Reader reader = readers.get(id);
    if (reader == null) {
      reader = open(topic, id);
      readers.put(id, reader);
    }
    return (T) decode(topic, id, reader, bytes);
  }

  private Object decode(String topic, int id, Reader reader, byte[] bytes) {
    if (reader.written.getType() == Schema.Type.BYTES) {
      return Arrays.copyOfRange(bytes, PREFIX, bytes.length);
    }
    decoder = DecoderFactory.get().binaryDecoder(bytes, PREFIX, bytes.length - PREFIX, decoder);
    try {
      Object value = reader.datums.read(null, decoder);
      if (failOnTrailing && !decoder.isEnd()) {
        throw new EventDecodingException(
            Reason.TRAILING_BYTES,
            "a record of %s has bytes after the end of its value (schema id %d)"
                .formatted(topic, id),
            null);
      }
      return reader.written.getType() == Schema.Type.STRING ? value.toString() : value;
    } catch (AvroTypeException e) {
      throw new EventDecodingException(
          Reason.UNREADABLE_AS_CLASS,
          "a record of %s (schema id %d, %s) can't be read with the reader's schema: %s"
              .formatted(topic, id, reader.written.getFullName(), e.getMessage()),
          e);
    } catch (IOException
        | AvroRuntimeException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | UnsupportedOperationException e) {
      // The last is what Avro throws for a length beyond its limits, the one before comes from
      // conversions of logical types.
      throw new EventDecodingException(
          Reason.MALFORMED,
          "a record of %s doesn't follow its schema (id %d, %s): %s"
              .formatted(topic, id, reader.written.getFullName(), e.getMessage()),
          e);
    }
  }

  private Reader open(String topic, int id) {
    Schema written;
    try {
      written = registry.schemaOf(id);
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        throw new EventDecodingException(
            Reason.UNKNOWN_SCHEMA,
            "a record of %s has schema id %d, which the registry doesn't know".formatted(topic, id),
            e);
      }
      throw e;
    }
    try {
      return new Reader(written, reader(written));
    } catch (AvroRuntimeException e) {
      throw new EventDecodingException(
          Reason.UNREADABLE_AS_CLASS,
          "records of %s with schema id %d can't be read as their class: %s"
              .formatted(topic, id, e.getMessage()),
          e);
    }
  }

  private DatumReader<Object> reader(Schema written) {
    if (specific == null || written.getType() != Schema.Type.RECORD) {
      return new GenericDatumReader<>(written, written, generic);
    }
    Class<?> found = type == null ? specific.getClass(written) : type;
    if (found == null) {
      throw new AvroRuntimeException("no class " + written.getFullName() + " on the class path");
    }
    try {
      // Avro's fast reader, which a SpecificDatumReader doesn't use for a model of one's own.
      return specific.getFastReaderBuilder().createDatumReader(written, specific.getSchema(found));
    } catch (IOException e) {
      throw new AvroRuntimeException(e);
    }
  }

  private static void requireGenerated(Class<?> type) {
    if (!type.isAnnotationPresent(AvroGenerated.class)) {
      throw new ConfigException(
          "specific.avro.key.type and specific.avro.value.type name a class that Avro generated,"
              + " and "
              + type.getName()
              + " is none");
    }
  }
}
