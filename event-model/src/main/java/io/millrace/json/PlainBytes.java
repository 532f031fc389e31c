package io.millrace.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Text with one character a byte, as in Avro's own JSON encoding. */
record PlainBytes() implements BytesForm {
  @Override
  public String expected() {
    return "bytes (text with one character a byte, up to \\u00FF)";
  }

  @Override
  public void write(byte[] bytes, JsonGenerator out) throws IOException {
    out.writeString(new String(bytes, ISO_8859_1));
  }

  @Override
  public byte[] read(JsonValue value, JsonPath path) {
    if (value instanceof JsonValue.Text text
        && text.value().chars().allMatch(character -> character <= 0xFF)) {
      return text.value().getBytes(ISO_8859_1);
    }
    throw path.expected(expected(), value);
  }
}
