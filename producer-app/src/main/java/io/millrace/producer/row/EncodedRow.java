package io.millrace.producer.row;

import org.apache.avro.Schema;

/**
 * A row that can be had in Avro's binary encoding with no value made of it. The bytes are valid
 * until the next row is read or encoded, and must not be changed.
 */
public interface EncodedRow extends Row {

  /**
   * Has the bytes ready.
   *
   * @param schema that of the row, where its source has one
   * @return false when it has to be taken by its value; also when it doesn't fit the schema
   */
  boolean encode(Schema schema);

  /** What holds the bytes, among others. */
  byte[] buffer();

  /** Where they begin. */
  int offset();

  /** How many they are. */
  int length();
}
