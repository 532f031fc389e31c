package io.millrace.json;

import java.io.IOException;

/** Reads values of one schema. Thread-safe. */
@FunctionalInterface
interface JsonReadNode {

  /**
   * The value that begins at the current token; at its last token afterwards.
   *
   * @throws AvroJsonException when it doesn't fit the schema
   */
  Object read(JsonTokens tokens, JsonPath path) throws IOException;
}
