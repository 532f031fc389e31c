package io.millrace.producer.mapping;

import io.millrace.producer.input.Input;
import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.Refusal;
import io.millrace.producer.row.Line;
import io.millrace.producer.row.Row;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A group that may go on with the next row. */
final class OpenGroup implements Origin {
  private final GroupLimit limit;
  private final List<Captured> lines = new ArrayList<>();
  private final List<Refusal> unread = new ArrayList<>();
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream(0);
  private Optional<Position> after = Optional.empty();
  private Optional<Place> start = Optional.empty();
  private Object[] key;
  private boolean endsUnread;

  OpenGroup(GroupLimit limit) {
    this.limit = limit;
  }

  void add(Row row, Captured captured, Object[] keyOfRow) {
    lines.add(captured);
    key = keyOfRow;
    endsUnread = false;
    added(captured.place(), row.raw(), row.after());
  }

  void add(Line.Bad bad) {
    unread.add(bad.refusal());
    endsUnread = true;
    added(bad.refusal().place(), bad.raw(), bad.after());
  }

  private void added(Place place, byte[] text, Optional<Position> position) {
    start = start.or(() -> Optional.of(place));
    raw.writeBytes(text);
    after = position;
  }

  boolean isEmpty() {
    return start.isEmpty();
  }

  boolean isFull() {
    return lines.size() + unread.size() >= limit.lines() || raw.size() >= limit.bytes();
  }

  /** Whether a row of that key belongs to another group for sure. */
  boolean isEndedBy(Object[] keyOfRow) {
    return key != null && !endsUnread && !isOf(keyOfRow);
  }

  boolean isOf(Object[] keyOfRow) {
    return Arrays.deepEquals(key, keyOfRow);
  }

  /** Of the last row; null when none was read. */
  Object[] key() {
    return key;
  }

  List<Captured> lines() {
    return lines;
  }

  /** The lines that couldn't be read. */
  List<Refusal> unread() {
    return unread;
  }

  /** Of its first row. */
  @Override
  public Place place() {
    return start.orElseThrow();
  }

  @Override
  public byte[] raw() {
    return raw.toByteArray();
  }

  Optional<Position> after() {
    return after;
  }

  List<Refusal> tooLarge() {
    String reason =
        "its group has %,d lines or %,d bytes and more, too many for one input"
            .formatted(limit.lines(), limit.bytes());
    return List.of(new Refusal(place(), "", "", reason));
  }

  Input refused(List<Refusal> refusals, Optional<Position> position) {
    return new Input.Refused(List.copyOf(refusals), raw(), position);
  }
}
