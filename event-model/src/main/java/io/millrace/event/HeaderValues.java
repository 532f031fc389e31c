package io.millrace.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The values of headers from outside, of any size and content. Of several with a name, the last.
 *
 * @param binary whether numbers are big-endian, and not decimal digits
 */
record HeaderValues(Headers headers, boolean binary) {
  private static final int LONGEST_TOPIC = 249;
  private static final int MOST_DIGITS = 19;

  /**
   * The topic that a header names.
   *
   * @throws InvalidTopicException when it is longer than Kafka allows; of other wrong ones, it is
   *     the record of the origin that says so
   */
  String topic(String name) {
    byte[] value = value(name).orElse(new byte[0]);
    if (value.length > LONGEST_TOPIC) {
      throw new InvalidTopicException(
          "a topic's name has at most %d characters, and the header %s has %d bytes"
              .formatted(LONGEST_TOPIC, name, value.length));
    }
    return new String(value, StandardCharsets.UTF_8);
  }

  OptionalInt partition(String name) {
    OptionalLong number = binary ? big(name, Integer.BYTES) : decimal(name);
    return number.isPresent() && number.getAsLong() <= Integer.MAX_VALUE
        ? OptionalInt.of((int) number.getAsLong())
        : OptionalInt.empty();
  }

  /** A number from 0; empty when there is none. */
  OptionalLong number(String name) {
    return binary ? big(name, Long.BYTES) : decimal(name);
  }

  Optional<Instant> time(String name) {
    OptionalLong millis = number(name);
    return millis.isPresent()
        ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
        : Optional.empty();
  }

  /** A text in one line, cut to a length. */
  Optional<String> text(String name, int longest) {
    return value(name)
        .map(
            value ->
                new String(value, 0, Math.min(value.length, 4 * longest), StandardCharsets.UTF_8))
        .map(text -> text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip())
        .map(text -> text.length() > longest ? text.substring(0, longest) : text);
  }

  private OptionalLong big(String name, int bytes) {
    Optional<byte[]> value = value(name).filter(given -> given.length == bytes);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(value.get());
    return positive(bytes == Integer.BYTES ? buffer.getInt() : buffer.getLong());
  }

  private OptionalLong decimal(String name) {
    String digits =
        value(name)
            .filter(given -> given.length <= MOST_DIGITS)
            .map(given -> new String(given, StandardCharsets.UTF_8))
            .filter(text -> text.matches("[0-9]+"))
            .orElse("-1");
    try {
      return positive(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong positive(long number) {
    return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private Optional<byte[]> value(String name) {
    Header header = headers.lastHeader(name);
    return Optional.ofNullable(header).map(Header::value);
  }
}
