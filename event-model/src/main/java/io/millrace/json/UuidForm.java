package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.avro.AvroTypeException;

/** A UUID of 16 bytes as its text. */
record UuidForm() implements BytesForm {
  private static final String EXPECTED = "a uuid (such as 9b2f1f0c-1111-4222-8333-000000000001)";
  private static final int SIZE = 16;
  private static final int LENGTH = 36;

  @Override
  public String expected() {
    return EXPECTED;
  }

  @Override
  public void write(byte[] bytes, JsonGenerator out) throws IOException {
    if (bytes.length != SIZE) {
      throw new AvroTypeException("a uuid has 16 bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    out.writeString(new UUID(buffer.getLong(), buffer.getLong()).toString());
  }

  @Override
  public byte[] read(JsonValue value, JsonPath path) {
    UUID uuid = UUID.fromString(text(value, path));
    return ByteBuffer.allocate(SIZE)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /** The text itself, which a schema of strings keeps, upper case or lower. */
  static String text(JsonValue value, JsonPath path) {
    if (value instanceof JsonValue.Text text
        && isUuid(text.value().toCharArray(), 0, text.value().length())) {
      return text.value();
    }
    throw path.expected(EXPECTED, value);
  }

  /** With all digits, which {@link UUID#fromString} doesn't insist on. */
  static boolean isUuid(char[] text, int offset, int length) {
    boolean is = length == LENGTH;
    for (int i = 0; is && i < LENGTH; i++) {
      char at = text[offset + i];
      boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
      is = isDash ? at == '-' : isDigit(at);
    }
    return is;
  }

  private static boolean isDigit(char at) {
    return (at >= '0' && at <= '9') || (at >= 'a' && at <= 'f') || (at >= 'A' && at <= 'F');
  }
}
