package io.millrace.binary;

import org.apache.avro.Conversion;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecordBase;

/** Generated and generic records, by the positions of their fields. */
final class RecordWriteNode extends WriteNode {
  /** How the fields of a generated class are written. */
  private static final class OfClass {
    final Class<?> type;
    final WriteNode[] fields;

    OfClass(Class<?> type, WriteNode[] fields) {
      this.type = type;
      this.fields = fields;
    }
  }

  private final Schema schema;
  private final EncoderCompiler compiler;
  private WriteNode[] fields;
  private volatile OfClass last = new OfClass(null, null);

  RecordWriteNode(Schema schema, EncoderCompiler compiler) {
    this.schema = schema;
    this.compiler = compiler;
  }

  /** Once, before the first value: the fields of a recursive schema know this node. */
  void link(WriteNode[] fields) {
    this.fields = fields;
  }

  @Override
  void write(Object datum, ByteOutput out) {
    out.enter();
    if (datum instanceof SpecificRecordBase record) {
      writeGenerated(record, out);
    } else if (datum instanceof IndexedRecord record) {
      writeGeneric(record, out);
    } else {
      throw DatumMismatchException.expected("a record " + schema.getFullName(), datum);
    }
    out.leave();
  }

  private void writeGenerated(SpecificRecordBase record, ByteOutput out) {
    WriteNode[] nodes = fields(record);
    int i = 0;
    try {
      for (; i < nodes.length; i++) {
        nodes[i].write(record.get(i), out);
      }
    } catch (DatumMismatchException e) {
      throw inField(i, e);
    } catch (IndexOutOfBoundsException e) {
      throw lacks(i, record, e);
    }
  }

  private void writeGeneric(IndexedRecord record, ByteOutput out) {
    WriteNode[] nodes = fields;
    int i = 0;
    try {
      for (; i < nodes.length; i++) {
        nodes[i].write(record.get(i), out);
      }
    } catch (DatumMismatchException e) {
      throw inField(i, e);
    } catch (IndexOutOfBoundsException e) {
      throw lacks(i, record, e);
    }
  }

  /** A generated class may bring its own conversions, the same for all its records. */
  private WriteNode[] fields(SpecificRecordBase record) {
    OfClass known = last;
    if (known.type != record.getClass()) {
      known = new OfClass(record.getClass(), generatedFields(record));
      last = known;
    }
    return known.fields;
  }

  private WriteNode[] generatedFields(SpecificRecordBase record) {
    WriteNode[] own = fields.clone();
    try {
      for (int i = 0; i < own.length; i++) {
        Conversion<?> conversion = record.getConversion(i);
        Schema field = schema.getFields().get(i).schema();
        if (!StandardConversions.isStandard(conversion) && field.getLogicalType() != null) {
          own[i] = compiler.converted(field, conversion);
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw lacks(record.getSchema().getFields().size(), record, e);
    }
    return own;
  }

  private DatumMismatchException inField(int field, DatumMismatchException e) {
    e.path().inField(schema.getFields().get(field).name());
    return e;
  }

  private DatumMismatchException lacks(int field, IndexedRecord record, Exception cause) {
    return new DatumMismatchException(
        "a %s has no field %d (%s), which the schema has"
            .formatted(
                record.getSchema().getFullName(), field, schema.getFields().get(field).name()),
        cause);
  }
}
