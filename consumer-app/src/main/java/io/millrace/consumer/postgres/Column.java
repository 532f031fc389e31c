package io.millrace.consumer.postgres;

import io.millrace.consumer.read.DecodedEvent;
import java.util.function.Function;

/**
 * A column that events go into.
 *
 * @param nullable whether an event can have nothing for it
 * @param value of an event; null for nothing
 */
record Column(
    String name, ColumnType type, boolean nullable, Function<DecodedEvent, Object> value) {

  /** What goes into the cell, as PostgreSQL reads it; null for nothing. */
  String text(DecodedEvent event) {
    Object datum = value.apply(event);
    return datum == null ? null : type.text(datum);
  }

  String quoted() {
    return Identifier.quoted(name);
  }

  @Override
  public String toString() {
    return name + " " + type.sql();
  }
}
