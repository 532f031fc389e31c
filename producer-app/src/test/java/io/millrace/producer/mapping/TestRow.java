package io.millrace.producer.mapping;

import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.RefusedException;
import io.millrace.producer.row.Row;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** A row in memory; it refuses to be used after the next one is read. */
final class TestRow implements Row {
  private final Place place;
  private final Map<String, Object> cells;
  private final byte[] raw;
  private boolean valid = true;

  TestRow(Place place, Map<String, Object> cells, byte[] raw) {
    this.place = place;
    this.cells = cells;
    this.raw = raw;
  }

  void end() {
    valid = false;
  }

  private void requireValid() {
    if (!valid) {
      throw new IllegalStateException("the next row is read already");
    }
  }

  @Override
  public boolean has(String column) {
    requireValid();
    return cells.containsKey(column);
  }

  @Override
  public Object cell(String column) {
    requireValid();
    return cells.get(column);
  }

  @Override
  public Object whole(Schema schema) throws RefusedException {
    requireValid();
    try {
      return JsonConverter.of(schema).convert(cells.get(""));
    } catch (Misfit e) {
      throw new RefusedException("", e.within(), e.getMessage());
    }
  }

  @Override
  public Place place() {
    requireValid();
    return place;
  }

  @Override
  public byte[] raw() {
    requireValid();
    return raw.clone();
  }

  @Override
  public Optional<Position> after() {
    requireValid();
    return Optional.of(new Position(place.source(), "{\"line\":%d}".formatted(place.number())));
  }
}
