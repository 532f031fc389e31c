package io.millrace.serde;

import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.SchemaChoice.Chosen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
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
 * registry. The subject follows {@code key.subject.name.strategy} or {@code
 * value.subject.name.strategy}. A schema's id is asked for once and kept, so a registry that goes
 * away stops only schemas that were never written before.
 *
 * <p>Thread-safe once configured. Throws {@link SerializationException} for a value that doesn't
 * fit its schema, {@link io.millrace.registry.RegistryException} when the registry refuses the
 * schema and {@link io.millrace.registry.RegistryUnavailableException} when it doesn't answer.
 */
public final class AvroEventSerializer<T> implements Serializer<T> {
  private static final int PREFIX = 5;

  /** How values of a schema are written to a topic. */
  private record Writer(int id, DatumWriter<Object> datums) {}

  private record Target(String topic, Schema schema) {}

  /** Generated records have conversions that a generic one of an equal schema must not get. */
  private record Kind(Target target, boolean specific) {}

  /** What a thread writes into, with the writer that it used last: most topics have one schema. */
  private static final class Buffer {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    String topic;
    Schema schema;
    boolean specific;
    Writer writer;
  }

  private final ThreadLocal<Buffer> buffers = ThreadLocal.withInitial(Buffer::new);
  private final ConcurrentMap<Target, Chosen> chosen = new ConcurrentHashMap<>();
  private final ConcurrentMap<Kind, Writer> writers = new ConcurrentHashMap<>();
  private SchemaRegistry registry;
  private SchemaChoice choice;
  private SubjectNaming naming;
  private boolean isKey;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroEventSerializer() {}

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    AvroSerdeConfig config = new AvroSerdeConfig(configs);
    this.isKey = isKey;
    this.naming = config.naming(isKey);
    this.choice = SchemaChoice.of(config);
    this.registry = SchemaRegistry.open(config.registry());
  }

  /**
   * Asks for the id of a schema before the first value is written, so that a schema that the
   * registry refuses stops a program before it has sent anything. Throws what {@link #serialize}
   * would.
   */
  public void prepare(String topic, Schema schema) {
    choose(new Target(topic, schema));
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
    Buffer buffer = buffers.get();
    Writer writer = writer(buffer, topic, schema, value);
    try {
      return encode(buffer, writer, value);
    } catch (IOException
        | AvroRuntimeException
        | ClassCastException
        | IndexOutOfBoundsException
        | NullPointerException e) {
      throw new SerializationException(
          "a value for %s doesn't fit its schema %s: %s"
              .formatted(topic, schema.getFullName(), e.getMessage()),
          e);
    }
  }

  @SuppressWarnings("ReferenceEquality") // an equal schema is found in the map, which costs a hash
  private Writer writer(Buffer buffer, String topic, Schema schema, Object value) {
    boolean specific = value instanceof SpecificRecord;
    if (buffer.schema == schema && buffer.specific == specific && topic.equals(buffer.topic)) {
      return buffer.writer;
    }
    Kind kind = new Kind(new Target(topic, schema), specific);
    Writer writer = writers.get(kind);
    if (writer == null) {
      Chosen target = choose(kind.target);
      writer = new Writer(target.id(), datumWriter(schema, target.schema(), value));
      writers.put(kind, writer);
    }
    buffer.topic = topic;
    buffer.schema = schema;
    buffer.specific = specific;
    buffer.writer = writer;
    return writer;
  }

  private byte[] encode(Buffer buffer, Writer writer, Object value) throws IOException {
    if (value instanceof byte[] bytes) {
      return raw(writer, ByteBuffer.wrap(bytes));
    }
    if (value instanceof ByteBuffer bytes) {
      return raw(writer, bytes.duplicate());
    }
    buffer.bytes.reset();
    buffer.bytes.write(0);
    buffer.bytes.write(writer.id >>> 24);
    buffer.bytes.write(writer.id >>> 16);
    buffer.bytes.write(writer.id >>> 8);
    buffer.bytes.write(writer.id);
    writer.datums.write(value, buffer.encoder);
    return buffer.bytes.toByteArray();
  }

  /** Bytes at the top level have no length of their own before them. */
  private static byte[] raw(Writer writer, ByteBuffer bytes) {
    return ByteBuffer.allocate(PREFIX + bytes.remaining())
        .put((byte) 0)
        .putInt(writer.id)
        .put(bytes)
        .array();
  }

  private Chosen choose(Target target) {
    // Not computeIfAbsent: a registry that is slow must not block the writers of other schemas.
    Chosen known = chosen.get(target);
    if (known != null) {
      return known;
    }
    Schema registered = EventSchemas.withoutJavaHints(target.schema);
    String subject = naming.subject(target.topic, isKey, registered);
    Chosen found = choice.choose(registry, subject, registered);
    chosen.put(target, found);
    return found;
  }

  private static DatumWriter<Object> datumWriter(Schema schema, Schema target, Object value) {
    DatumWriter<Object> own =
        value instanceof SpecificRecord
            ? new SpecificDatumWriter<>(schema, new EventData(value.getClass().getClassLoader()))
            : new GenericDatumWriter<>(schema, GenericData.get());
    return SchemaNormalization.toParsingForm(schema)
            .equals(SchemaNormalization.toParsingForm(target))
        ? own
        : new ConvertingWriter(own, schema, target);
  }
}
