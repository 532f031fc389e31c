package io.millrace.serde;

import io.millrace.binary.ByteOutput;
import java.io.IOException;

/** Appends a value in Avro's binary encoding. Thread-safe. */
interface ValueEncoder {
  void write(Object value, ByteOutput out) throws IOException;
}
