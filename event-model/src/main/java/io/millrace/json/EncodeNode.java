package io.millrace.json;

import com.fasterxml.jackson.core.JsonParser;
import io.millrace.binary.ByteOutput;
import java.io.IOException;

/** Encodes values of one schema. Thread-safe. */
@FunctionalInterface
interface EncodeNode {

  /**
   * The value that begins at the current token; the parser is at its last token afterwards.
   *
   * @throws LongWay when it isn't for this way
   */
  void encode(JsonParser parser, ByteOutput out) throws IOException;
}
