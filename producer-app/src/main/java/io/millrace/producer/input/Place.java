package io.millrace.producer.input;

import static java.util.Objects.requireNonNull;

/**
 * Where an input stands, for its user to find it.
 *
 * @param source the name of the file, {@code <stdin>}, or the name of the query
 * @param number of the line where it starts, or of the record or row where there are no lines; from
 *     1
 */
public record Place(String source, long number) {
  public Place {
    requireNonNull(source, "source");
  }

  @Override
  public String toString() {
    return source + ":" + number;
  }
}
