package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.avro.AvroTypeException;

/** A UUID of 16 bytes as its text. */
record UuidForm() implements BytesForm {
  private static final String EXAMPLE = "9b2f1f0c-1111-4222-8333-000000000001";
  private static final String EXPECTED = "a uuid (such as " + EXAMPLE + ")";
  private static final byte DASH = 1;
  private static final byte DIGIT = 2;

  /** Of ASCII characters; 0 of others. */
  private static final byte[] KINDS = kinds();

  private static final int SIZE = 16;
  private static final int LENGTH = 36;

  /** The kind of each character. */
  private static final byte[] PATTERN = pattern();

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
    if (length != LENGTH) {
      return false;
    }
    boolean is = true;
    for (int i = 0; i < LENGTH; i++) {
      is &= kind(text[offset + i]) == PATTERN[i];
    }
    return is;
  }

  private static byte kind(char at) {
    return at < KINDS.length ? KINDS[at] : 0;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[128];
    kinds['-'] = DASH;
    "0123456789abcdefABCDEF".chars().forEach(digit -> kinds[digit] = DIGIT);
    return kinds;
  }

  private static byte[] pattern() {
    byte[] pattern = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      pattern[i] = EXAMPLE.charAt(i) == '-' ? DASH : DIGIT;
    }
    return pattern;
  }
}
