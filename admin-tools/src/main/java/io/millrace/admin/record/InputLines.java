package io.millrace.admin.record;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Lines of UTF-8 from a stream, of bounded length, with the line ends of Unix or Windows; blank
 * ones are left out, and so is a byte order mark before the first. For one thread; the stream stays
 * the caller's to close.
 */
final class InputLines {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** The largest request that brokers take by default, and half as much again for base64. */
  static final int LONGEST = 150 * 1024 * 1024;

  /**
   * A line.
   *
   * @param problem why its text can't be had
   */
  record Line(long number, String text, Optional<String> problem) {}

  private final InputStream in;
  private final int longest;
  private long number;

  InputLines(InputStream in, int longest) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.longest = longest;
  }

  /** The next one; empty at the end. */
  Optional<Line> next() throws IOException {
    while (true) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
      long length = 0;
      int next = in.read();
      if (next < 0) {
        return Optional.empty();
      }
      number++;
      for (; next >= 0 && next != '\n'; next = in.read()) {
        if (++length <= longest) {
          bytes.write(next);
        }
      }
      if (length > longest) {
        return Optional.of(
            new Line(
                number,
                "",
                Optional.of("it has %d bytes, more than %d".formatted(length, longest))));
      }
      Line line = line(bytes.toByteArray());
      if (line.problem.isPresent() || !line.text.isBlank()) {
        return Optional.of(line);
      }
    }
  }

  private Line line(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      int start = number == 1 && text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
      int end = text.endsWith("\r") ? text.length() - 1 : text.length();
      return new Line(number, text.substring(start, end), Optional.empty());
    } catch (CharacterCodingException e) {
      return new Line(number, "", Optional.of("it is not UTF-8"));
    }
  }
}
