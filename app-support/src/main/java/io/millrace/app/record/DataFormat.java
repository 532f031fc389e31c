package io.millrace.app.record;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What keys or values are. */
public enum DataFormat {
  /** Avro where it is, or where the topic's subject says that it should be; else text or bytes. */
  AUTO,
  /** Avro in Confluent's wire format. */
  AVRO,
  /** UTF-8 text. */
  STRING,
  /** Bytes; in JSON as base64. */
  BYTES;

  /** As users and lines write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format of a line's member; empty for a word that is none. */
  public static Optional<DataFormat> of(String word) {
    return Arrays.stream(values())
        .filter(format -> format != AUTO && format.toString().equals(word))
        .findFirst();
  }

  /** The words that lines may have. */
  public static List<String> words() {
    return List.of(AVRO.toString(), STRING.toString(), BYTES.toString());
  }
}
