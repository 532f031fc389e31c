package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import java.io.IOException;
import org.apache.avro.util.Utf8;

/** Writes strings. */
final class Strings {
  private Strings() {}

  /** ASCII as it is, where a generator has bytes to write; other bytes may be broken UTF-8. */
  static void write(Object text, JsonGenerator out) throws IOException {
    if (text instanceof Utf8 utf8
        && out instanceof UTF8JsonGenerator
        && out.getCharacterEscapes() == null
        && isAscii(utf8.getBytes(), utf8.getByteLength())) {
      out.writeUTF8String(utf8.getBytes(), 0, utf8.getByteLength());
    } else {
      out.writeString(text.toString());
    }
  }

  private static boolean isAscii(byte[] bytes, int length) {
    int all = 0;
    for (int i = 0; i < length; i++) {
      all |= bytes[i];
    }
    return all >= 0;
  }
}
