package io.millrace.serde;

import io.millrace.binary.ByteInput;
import java.io.IOException;

/** Reads a value from Avro's binary encoding, and leaves the input behind it. Thread-safe. */
interface ValueDecoder {
  Object read(ByteInput in) throws IOException;
}
