package io.millrace.producer.generate;

import static java.util.Objects.requireNonNull;

/** What the keys of made-up events are. */
public sealed interface KeyChoice {

  /** Random values of the target's key schema; where keys are text, random UUIDs. */
  record Random() implements KeyChoice {}

  /**
   * What a field of the value holds.
   *
   * @param path its name; of one within records their names before it, with dots between
   */
  record Field(String path) implements KeyChoice {
    public Field {
      requireNonNull(path, "path");
    }
  }

  /** None. */
  record None() implements KeyChoice {}
}
