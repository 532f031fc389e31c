package io.millrace.admin.catalogue;

import static java.util.Objects.requireNonNull;

/**
 * Something wrong in a catalogue.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1
 * @param message one line: what is wrong, and what to write instead where that is known
 */
public record Problem(String file, int line, int column, String message) {
  public Problem {
    requireNonNull(file, "file");
    message = message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** As compilers print it, so that editors find the place. */
  @Override
  public String toString() {
    return "%s:%d:%d: %s".formatted(file, line, column, message);
  }
}
