package io.millrace.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bytes of {@code golden/values.txt} by the names of their kinds. */
final class GoldenBytes {
  /** The schema id in all of them. */
  static final int ID = 0x01020304;

  private GoldenBytes() {}

  static Map<String, byte[]> read() {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    text()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              String hex = line.substring(colon + 1).replace(" ", "");
              bytes.put(line.substring(0, colon), HexFormat.of().parseHex(hex));
            });
    return bytes;
  }

  private static String text() {
    try (InputStream in = GoldenBytes.class.getResourceAsStream("/golden/values.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
