package io.millrace.producer.input;

import static java.util.Objects.requireNonNull;

/**
 * Why an input isn't published.
 *
 * @param column the column or member it's about; empty when it's about the input as a whole
 * @param field the path of the schema's field; empty when none was reached
 * @param reason in words, without place, column and field
 */
public record Refusal(Place place, String column, String field, String reason) {
  public Refusal {
    requireNonNull(place, "place");
    requireNonNull(column, "column");
    requireNonNull(field, "field");
    requireNonNull(reason, "reason");
  }

  /** As users see it: {@code orders.csv:17: Sales (lines[0].sales): "x" is no number}. */
  @Override
  public String toString() {
    String named =
        column.isEmpty() || column.equals(field) || field.isEmpty()
            ? column + (column.isEmpty() ? field : "")
            : "%s (%s)".formatted(column, field);
    return named.isEmpty() ? place + ": " + reason : "%s: %s: %s".formatted(place, named, reason);
  }
}
