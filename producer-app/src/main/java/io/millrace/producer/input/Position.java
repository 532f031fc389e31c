package io.millrace.producer.input;

import static java.util.Objects.requireNonNull;

/**
 * How far one part of a source has been read, as text that the source itself understands. A run
 * that goes on from the positions of all parts repeats nothing and skips nothing.
 *
 * @param part the part of the source: a file, a query, the file of what was refused
 * @param state a JSON object
 */
public record Position(String part, String state) {
  public Position {
    requireNonNull(part, "part");
    requireNonNull(state, "state");
  }
}
