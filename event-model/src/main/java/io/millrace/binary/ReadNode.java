package io.millrace.binary;

/** Reads what was written with one part of a schema as a part of the reader's. Thread-safe. */
abstract class ReadNode {
  abstract Object read(ByteInput in);
}
