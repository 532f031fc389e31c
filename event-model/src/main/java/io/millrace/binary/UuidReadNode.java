package io.millrace.binary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** UUIDs from text. */
final class UuidReadNode extends ReadNode {
  private final int maxBytes;

  UuidReadNode(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  Object read(ByteInput in) {
    int length = in.readLength(maxBytes);
    int at = in.take(length);
    UUID usual = length == UuidText.LENGTH ? UuidText.parse(in.bytes(), at) : null;
    return usual != null ? usual : unusual(new String(in.bytes(), at, length, UTF_8));
  }

  private static UUID unusual(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedDataException("a text that is no UUID", e);
    }
  }
}
