package io.millrace.producer.file;

import io.millrace.binary.ByteInput;
import io.millrace.binary.DatumDecoder;
import io.millrace.binary.Limits;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/**
 * Decodes what is asked for of the records of an Avro file. Of single fields it learns which ones
 * these are, and decodes no others: rows are alike.
 */
final class AvroValues {
  private final Schema schema;
  private final ByteInput input = new ByteInput(new byte[0], 0, 0);
  private final Set<String> asked = new LinkedHashSet<>();
  private DatumDecoder fields;
  private final IdentityHashMap<Schema, DatumDecoder> wholes = new IdentityHashMap<>();

  AvroValues(Schema schema) {
    this.schema = schema;
  }

  boolean has(String field) {
    return schema.getType() == Schema.Type.RECORD && schema.getField(field) != null;
  }

  /** Whether {@link #fields} gives a field; from now on it does. */
  boolean ask(String field) {
    if (!asked.add(field)) {
      return true;
    }
    List<Schema.Field> chosen =
        schema.getFields().stream()
            .filter(any -> asked.contains(any.name()))
            .map(any -> new Schema.Field(any, any.schema()))
            .toList();
    Schema projection =
        Schema.createRecord(
            schema.getName(), schema.getDoc(), schema.getNamespace(), schema.isError(), chosen);
    fields = decoder(projection);
    return false;
  }

  /** A record of the fields that were asked for. */
  IndexedRecord fields(byte[] bytes, int offset, int length) {
    input.reset(bytes, offset, length);
    return (IndexedRecord) fields.read(input);
  }

  /** Throws what {@link DatumDecoder} throws. */
  Object whole(Schema as, byte[] bytes, int offset, int length) {
    input.reset(bytes, offset, length);
    return wholes.computeIfAbsent(as, this::decoder).read(input);
  }

  private DatumDecoder decoder(Schema as) {
    return DatumDecoder.of(schema, as, GenericData.get(), Limits.defaults());
  }
}
