package io.millrace.consumer.sink;

import io.millrace.consumer.read.DecodedEvent;
import io.millrace.consumer.read.KeyFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Header;

/**
 * The record around an event in an Avro file: partition, offset, timestamp, key, headers, value.
 *
 * @param keys that keys may have
 * @param values that values may have, of each name one
 */
record AvroEnvelope(List<Schema> keys, List<Schema> values, Schema schema) {
  private static final String NAMESPACE = "io.millrace.exported";
  private static final Schema NULL = Schema.create(Schema.Type.NULL);
  private static final Schema HEADER =
      SchemaBuilder.record("Header")
          .namespace(NAMESPACE)
          .fields()
          .requiredString("key")
          .name("value")
          .type()
          .unionOf()
          .nullType()
          .and()
          .bytesType()
          .endUnion()
          .noDefault()
          .endRecord();

  AvroEnvelope {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
  }

  /** An envelope for no event yet, but for keys of the format. */
  static AvroEnvelope of(KeyFormat format) {
    List<Schema> keys =
        switch (format) {
          case STRING -> List.of(Schema.create(Schema.Type.STRING));
          case BYTES -> List.of(Schema.create(Schema.Type.BYTES));
          case AVRO -> List.of();
        };
    return of(keys, List.of());
  }

  /**
   * The envelope that takes these schemas too, in place of others of their names. Where a type in
   * one of them has another form in what was there before, that is left out.
   *
   * @param key null for none
   * @param value null for none
   * @throws AvroTypeException when key and value have two forms of a type, which no file can hold
   */
  AvroEnvelope with(Schema key, Schema value) {
    AvroEnvelope all = of(with(keys, key), with(values, value));
    if (all.isReadable()) {
      return all;
    }
    AvroEnvelope alone = of(with(List.of(), key), with(List.of(), value));
    if (!alone.isReadable()) {
      throw new AvroTypeException("its key and its value have different types of one name");
    }
    return alone;
  }

  private static AvroEnvelope of(List<Schema> keys, List<Schema> values) {
    return new AvroEnvelope(keys, values, schema(keys, values));
  }

  /** Whether a reader of the file gets this schema: Avro writes a type once, whatever its forms. */
  private boolean isReadable() {
    try {
      return new Schema.Parser(NameValidator.NO_VALIDATION)
          .setValidateDefaults(false)
          .parse(schema.toString())
          .equals(schema);
    } catch (AvroRuntimeException e) {
      return false;
    }
  }

  private static List<Schema> with(List<Schema> schemas, Schema added) {
    if (has(schemas, added)) {
      return schemas;
    }
    List<Schema> all = new ArrayList<>(schemas);
    all.removeIf(schema -> schema.getFullName().equals(added.getFullName()));
    all.add(added);
    return all;
  }

  private static Schema schema(List<Schema> keys, List<Schema> values) {
    Schema timestamp = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
    return Schema.createRecord(
        "Event",
        "A record of a Kafka topic.",
        NAMESPACE,
        false,
        List.of(
            new Schema.Field("partition", Schema.create(Schema.Type.INT)),
            new Schema.Field("offset", Schema.create(Schema.Type.LONG)),
            new Schema.Field("timestamp", timestamp),
            new Schema.Field("key", orNull(keys)),
            new Schema.Field("headers", Schema.createArray(HEADER)),
            new Schema.Field("value", orNull(values))));
  }

  private static Schema orNull(List<Schema> schemas) {
    List<Schema> branches = new ArrayList<>(List.of(NULL));
    branches.addAll(schemas);
    return Schema.createUnion(branches);
  }

  /** Whether a key and a value of these schemas go into it; null goes everywhere. */
  boolean fits(Schema key, Schema value) {
    return has(keys, key) && has(values, value);
  }

  private static boolean has(List<Schema> schemas, Schema wanted) {
    return wanted == null || schemas.contains(wanted);
  }

  /** The event as a record of the schema. */
  GenericRecord of(DecodedEvent event) {
    List<GenericRecord> headers = new ArrayList<>();
    for (Header header : event.record().headers()) {
      GenericRecord one = new GenericData.Record(HEADER);
      one.put(0, header.key());
      one.put(1, header.value() == null ? null : ByteBuffer.wrap(header.value()));
      headers.add(one);
    }
    GenericRecord record = new GenericData.Record(schema);
    record.put(0, event.record().partition());
    record.put(1, event.record().offset());
    record.put(2, event.record().timestamp());
    record.put(3, event.key());
    record.put(4, headers);
    record.put(5, event.value());
    return record;
  }
}
