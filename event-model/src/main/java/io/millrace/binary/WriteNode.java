package io.millrace.binary;

/**
 * Writes the values of one part of a schema. Thread-safe. A value that doesn't fit ends in a {@link
 * DatumMismatchException}, never in the {@link ClassCastException} of a blind cast.
 */
abstract class WriteNode {
  abstract void write(Object datum, ByteOutput out);
}
