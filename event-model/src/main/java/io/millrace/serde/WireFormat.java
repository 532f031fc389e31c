package io.millrace.serde;

import io.millrace.binary.ByteOutput;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Where the schema of a value is named: in a zero byte and four bytes of id before it, or from
 * Confluent's 8.x in a header, which holds the same, or a one and the sixteen bytes of a GUID.
 */
final class WireFormat {
  static final int PREFIX = 5;
  private static final byte ID = 0;
  private static final byte GUID = 1;
  private static final int GUID_LENGTH = 17;

  private WireFormat() {}

  static String header(boolean isKey) {
    return isKey ? "__key_schema_id" : "__value_schema_id";
  }

  static void writePrefix(int id, ByteOutput out) {
    out.writeByte(ID);
    out.writeFixedInt(id);
  }

  static boolean hasPrefix(byte[] bytes, int from, int length) {
    return length >= PREFIX && bytes[from] == ID;
  }

  /** Why the bytes have no prefix. */
  static String withoutPrefix(byte[] bytes, int from, int length) {
    return length < PREFIX
        ? "it has " + length + " bytes"
        : "its first byte is " + bytes[from] + ", not 0";
  }

  static int id(byte[] bytes, int from) {
    return ((bytes[from + 1] & 0xff) << 24)
        | ((bytes[from + 2] & 0xff) << 16)
        | ((bytes[from + 3] & 0xff) << 8)
        | (bytes[from + 4] & 0xff);
  }

  static boolean isIdHeader(byte[] header) {
    return header.length == PREFIX && header[0] == ID;
  }

  static boolean isGuidHeader(byte[] header) {
    return header.length == GUID_LENGTH && header[0] == GUID;
  }

  static UUID guid(byte[] header) {
    ByteBuffer bytes = ByteBuffer.wrap(header);
    return new UUID(bytes.getLong(1), bytes.getLong(9));
  }
}
