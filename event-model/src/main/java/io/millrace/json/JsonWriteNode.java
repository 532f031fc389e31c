package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes values of one schema. Thread-safe. */
@FunctionalInterface
interface JsonWriteNode {

  /**
   * One value.
   *
   * @throws org.apache.avro.AvroRuntimeException when it doesn't fit the schema
   */
  void write(Object value, JsonGenerator out) throws IOException;
}
