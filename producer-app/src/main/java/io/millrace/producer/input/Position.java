package io.millrace.producer.input;

import static java.util.Objects.requireNonNull;

/**
 * How far one part of a source has been read, as text that the source itself understands. A run
 * that goes on from the positions of all parts repeats nothing and skips nothing. Immutable.
 */
public final class Position {
  private final String part;
  private final Object state;

  /**
   * A position.
   *
   * @param part the part of the source: a file, a query, the file of what was refused
   * @param state an immutable object whose {@link Object#toString} is the state: of the positions
   *     behind single inputs, few are ever asked for it
   */
  public Position(String part, Object state) {
    this.part = requireNonNull(part, "part");
    this.state = requireNonNull(state, "state");
  }

  public String part() {
    return part;
  }

  /** A JSON object. */
  public String state() {
    return state.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position position
        && part.equals(position.part)
        && state().equals(position.state());
  }

  @Override
  public int hashCode() {
    return part.hashCode();
  }

  @Override
  public String toString() {
    return part + " " + state;
  }
}
