package io.millrace.admin.replay;

import static java.util.Objects.requireNonNull;

import io.millrace.event.Origin;

/** A record that was not replayed for a reason of its own. */
public record Refusal(Origin record, String reason) {
  public Refusal {
    requireNonNull(record, "record");
    requireNonNull(reason, "reason");
  }

  /** Where the record is, and why it wasn't replayed. */
  @Override
  public String toString() {
    return "%s:%d at offset %d: %s"
        .formatted(record.topic(), record.partition(), record.offset(), reason);
  }
}
