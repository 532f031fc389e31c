package io.millrace.benchmarks;

import java.nio.ByteBuffer;
import org.apache.avro.generic.GenericRecord;

/** A schema for each id, none equal to another, and a record of it that tells the id. */
final class NumberedSchema {
  private static final int WIRE_SIZE = 7;

  private NumberedSchema() {}

  /** As JSON. */
  static String of(int id) {
    return """
        {"type":"record","name":"Cold%d","fields":[{"name":"number","type":"int"},\
        {"name":"note","type":["null","string"],"default":null}]}"""
        .formatted(id);
  }

  /** In the wire format; the number is the id modulo 64, which Avro writes in one byte. */
  static byte[] record(int id) {
    return ByteBuffer.allocate(WIRE_SIZE)
        .put((byte) 0)
        .putInt(id)
        .put((byte) (number(id) << 1))
        .put((byte) 0)
        .array();
  }

  static void check(GenericRecord read, int id) {
    if (!read.getSchema().getName().equals("Cold" + id) || !read.get("number").equals(number(id))) {
      throw new IllegalStateException("id " + id + " gave " + read + " of " + read.getSchema());
    }
  }

  private static int number(int id) {
    return id % 64;
  }
}
