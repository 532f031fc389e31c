package io.millrace.producer.file;

import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.RefusedException;
import io.millrace.producer.row.EncodedRow;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** A record of an Avro file. */
final class AvroRow implements EncodedRow {
  private final AvroValues values;
  private final byte[] buffer;
  private final int offset;
  private final int length;
  private final Stand stand;
  private IndexedRecord fields;

  AvroRow(AvroValues values, byte[] buffer, int offset, int length, Stand stand) {
    this.values = values;
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    this.stand = stand;
  }

  @Override
  public boolean has(String column) {
    return values.has(column);
  }

  @Override
  public Object cell(String column) {
    if (!values.has(column)) {
      return null;
    }
    boolean known = values.ask(column);
    if (fields == null || !known) {
      fields = values.fields(buffer, offset, length);
    }
    return fields.get(fields.getSchema().getField(column).pos());
  }

  @Override
  public Object whole(Schema schema) throws RefusedException {
    try {
      return values.whole(schema, buffer, offset, length);
    } catch (AvroRuntimeException e) {
      throw new RefusedException("", "", e.getMessage());
    }
  }

  @Override
  public boolean encode(Schema schema) {
    return true;
  }

  @Override
  public byte[] buffer() {
    return buffer;
  }

  @Override
  public int offset() {
    return offset;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public Place place() {
    return stand.place();
  }

  @Override
  public byte[] raw() {
    return new byte[0];
  }

  @Override
  public Optional<Position> after() {
    return stand.after();
  }
}
