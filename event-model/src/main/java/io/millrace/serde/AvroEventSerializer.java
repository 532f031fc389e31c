package io.millrace.serde;

import io.millrace.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes Avro values in Confluent's wire format: a drop-in for {@code KafkaAvroSerializer}.
 *
 * <p>Takes generated and generic records and the primitives; null stays null, with no look at the
 * registry. The subject is the topic's name with {@code -key} or {@code -value}. A schema's id is
 * asked for once and kept, so a registry that goes away stops only schemas that were never written
 * before.
 *
 * <p>Thread-safe once configured. Throws {@link SerializationException} for a value that doesn't
 * fit its schema, {@link io.millrace.registry.RegistryException} when the registry refuses the
 * schema and {@link io.millrace.registry.RegistryUnavailableException} when it doesn't answer.
 */
public final class AvroEventSerializer<T> implements Serializer<T> {
  private static final int PREFIX = 5;

  /** A schema under a subject, known to the registry. */
  private record Writer(int id, DatumWriter<Object> datums) {}

  private record Subject(String name, Schema schema) {}

  /** Generated records have conversions that a generic one of an equal schema must not get. */
  private record Kind(Subject subject, boolean specific) {}

  private static final class Buffer {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
  }

  private final ThreadLocal<Buffer> buffers = ThreadLocal.withInitial(Buffer::new);
  private final ConcurrentMap<Subject, Integer> ids = new ConcurrentHashMap<>();
  private final ConcurrentMap<Kind, Writer> writers = new ConcurrentHashMap<>();
  private SchemaRegistry registry;
  private boolean isKey;
  private boolean register;
  private boolean normalize;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroEventSerializer() {}

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    AvroSerdeConfig config = new AvroSerdeConfig(configs);
    this.isKey = isKey;
    this.register = config.getBoolean(AvroSerdeConfig.AUTO_REGISTER);
    this.normalize = config.getBoolean(AvroSerdeConfig.NORMALIZE);
    this.registry = SchemaRegistry.open(config.registry());
  }

  /**
   * Asks for the id of a schema before the first value is written, so that a schema that the
   * registry refuses stops a program before it has sent anything. Throws what {@link #serialize}
   * would.
   */
  public void prepare(String topic, Schema schema) {
    id(subject(topic, schema));
  }

  @Override
  public byte[] serialize(String topic, T value) {
    if (value == null) {
      return null;
    }
    if (registry == null) {
      throw new IllegalStateException("the serializer was not configured");
    }
    Schema schema = EventSchemas.of(value);
    Subject subject = subject(topic, schema);
    Kind kind = new Kind(subject, value instanceof SpecificRecord);
    Writer writer = writers.get(kind);
    if (writer == null) {
      writer = new Writer(id(subject), writer(schema, value));
      writers.put(kind, writer);
    }
    try {
      return encode(writer, value);
    } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
      throw new SerializationException(
          "a value for %s doesn't fit its schema %s: %s"
              .formatted(topic, schema.getFullName(), e.getMessage()),
          e);
    }
  }

  private byte[] encode(Writer writer, Object value) throws IOException {
    if (value instanceof byte[] bytes) {
      return raw(writer, ByteBuffer.wrap(bytes));
    }
    if (value instanceof ByteBuffer bytes) {
      return raw(writer, bytes.duplicate());
    }
    Buffer buffer = buffers.get();
    buffer.bytes.reset();
    buffer.encoder.writeFixed(prefix(writer.id));
    writer.datums.write(value, buffer.encoder);
    return buffer.bytes.toByteArray();
  }

  /** Bytes at the top level have no length of their own before them. */
  private static byte[] raw(Writer writer, ByteBuffer bytes) {
    return ByteBuffer.allocate(PREFIX + bytes.remaining())
        .put(prefix(writer.id))
        .put(bytes)
        .array();
  }

  private static byte[] prefix(int id) {
    return ByteBuffer.allocate(PREFIX).put((byte) 0).putInt(id).array();
  }

  private Subject subject(String topic, Schema schema) {
    return new Subject(topic + (isKey ? "-key" : "-value"), schema);
  }

  private int id(Subject subject) {
    // Not computeIfAbsent: a registry that is slow must not block the writers of other schemas.
    Integer known = ids.get(subject);
    if (known != null) {
      return known;
    }
    Schema registered = EventSchemas.withoutJavaHints(subject.schema);
    int id =
        register
            ? registry.register(subject.name, registered, normalize)
            : registry.idOf(subject.name, registered, normalize);
    ids.put(subject, id);
    return id;
  }

  private static DatumWriter<Object> writer(Schema schema, Object value) {
    if (value instanceof SpecificRecord) {
      return new SpecificDatumWriter<>(schema, new EventData(value.getClass().getClassLoader()));
    }
    return new GenericDatumWriter<>(schema, GenericData.get());
  }
}
