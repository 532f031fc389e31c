package io.millrace.benchmarks.record;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;

/** A key and a value as they go over the wire; neither is copied. */
public final class PreparedRecord {
  /** A zero byte and the schema's id of four bytes, before the Avro binary. */
  private static final int PREFIX = 5;

  private final byte[] key;
  private final byte[] value;

  public PreparedRecord(byte[] key, byte[] value) {
    this.key = requireNonNull(key, "key");
    this.value = requireNonNull(value, "value");
    if (value.length < PREFIX || value[0] != 0) {
      throw new IllegalArgumentException("a value that is not in Confluent's wire format");
    }
  }

  public byte[] key() {
    return key;
  }

  public byte[] value() {
    return value;
  }

  /** The value without the prefix of the wire format. */
  public ByteBuffer avro() {
    return ByteBuffer.wrap(value, PREFIX, value.length - PREFIX);
  }
}
