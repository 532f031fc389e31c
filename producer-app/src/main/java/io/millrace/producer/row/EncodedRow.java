package io.millrace.producer.row;

import org.apache.avro.Schema;

/**
 * A row that its source holds in Avro's binary encoding, for targets whose schema is the same to
 * take it as it is. The bytes are valid until the next row is read, and must not be changed.
 */
public interface EncodedRow extends Row {

  /** The schema that the bytes were written with; the same instance for all rows of one file. */
  Schema schema();

  /** What holds the bytes, among others. */
  byte[] buffer();

  /** Where they begin. */
  int offset();

  /** How many they are. */
  int length();
}
