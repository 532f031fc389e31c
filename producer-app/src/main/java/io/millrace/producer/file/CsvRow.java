package io.millrace.producer.file;

import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.row.Row;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** A record of a CSV file. */
record CsvRow(
    CsvHeader header, List<String> cells, TextLines lines, Stand stand, Optional<CsvRaw> otherRaw)
    implements Row {
  @Override
  public boolean has(String column) {
    return header.indexes().containsKey(column);
  }

  @Override
  public Object cell(String column) {
    Integer index = header.indexes().get(column);
    return index == null ? null : cells.get(index);
  }

  @Override
  public Object whole(Schema schema) {
    throw new UnsupportedOperationException("the columns of CSV are text, and no value as a whole");
  }

  @Override
  public Place place() {
    return stand.place();
  }

  @Override
  public byte[] raw() {
    return otherRaw.map(raw -> raw.of(this)).orElseGet(lines::copy);
  }

  @Override
  public Optional<Position> after() {
    return stand.after();
  }
}
