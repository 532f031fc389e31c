package io.millrace.producer.jdbc;

import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.row.Row;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** A row whose cells are all read. */
final class QueryRow implements Row {
  private final Map<String, Integer> indexes;
  private final Object[] cells;
  private final Place place;
  private final Optional<Position> after;

  QueryRow(Map<String, Integer> indexes, Object[] cells, Place place, Optional<Position> after) {
    this.indexes = indexes;
    this.cells = cells;
    this.place = place;
    this.after = after;
  }

  @Override
  public boolean has(String column) {
    return indexes.containsKey(column);
  }

  @Override
  public Object cell(String column) {
    Integer index = indexes.get(column);
    return index == null ? null : cells[index];
  }

  @Override
  public Object whole(Schema schema) {
    throw new UnsupportedOperationException("a row of a query is columns");
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public byte[] raw() {
    return new byte[0];
  }

  @Override
  public Optional<Position> after() {
    return after;
  }
}
