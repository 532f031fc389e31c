package io.millrace.consumer.postgres;

import io.millrace.app.cli.AppException;
import java.nio.charset.StandardCharsets;

/** Names in SQL. */
final class Identifier {
  /** PostgreSQL cuts what is longer, and two names could become one. */
  private static final int MOST_BYTES = 63;

  private Identifier() {}

  /**
   * The name as it is, whatever is in it.
   *
   * @throws AppException when PostgreSQL can't have it
   */
  static String quoted(String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MOST_BYTES || name.indexOf('\0') >= 0) {
      throw AppException.usage(
          "PostgreSQL can't have a table or column called \"%s\": a name has 1 to %d bytes"
              .formatted(name, MOST_BYTES));
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
