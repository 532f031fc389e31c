package io.millrace.admin.command.replay;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The bytes of a key as people recognize them: a text where it is one, else hexadecimal. */
final class KeyText {
  private static final int LONGEST_TEXT = 60;
  private static final int MOST_BYTES = 16;

  private KeyText() {}

  static String of(byte[] key) {
    if (key == null) {
      return "none";
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
      if (text.codePoints().noneMatch(Character::isISOControl)) {
        return '"'
            + (text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "..." : text)
            + '"';
      }
    } catch (CharacterCodingException e) {
      // Shown as bytes.
    }
    String bytes = HexFormat.of().formatHex(key, 0, Math.min(key.length, MOST_BYTES));
    return "0x" + bytes + (key.length > MOST_BYTES ? "..." : "");
  }
}
