package io.millrace.consumer.sink;

import java.util.Locale;

/** What the files of an export are; the name in lower case is how they end. */
public enum Format {
  /** A line of JSON an event. */
  JSONL,
  /** A row an event, with a header. */
  CSV,
  /** Avro container files. */
  AVRO;

  static Format ofExtension(String extension) {
    return valueOf(extension.toUpperCase(Locale.ROOT));
  }

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
