package io.millrace.serde;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Records that are there for their one field, {@code it}. */
final class OneField {
  private OneField() {}

  static GenericRecord of(Schema type, Object value) {
    Schema schema =
        SchemaBuilder.record("OneField").fields().name("it").type(type).noDefault().endRecord();
    GenericRecord record = new GenericData.Record(schema);
    record.put("it", value);
    return record;
  }

  static Object in(Object record) {
    return ((GenericRecord) record).get("it");
  }

  /** A schema of its JSON, with single quotes for double ones. */
  static Schema parse(String json) {
    return new Schema.Parser().parse(json.replace('\'', '"'));
  }
}
