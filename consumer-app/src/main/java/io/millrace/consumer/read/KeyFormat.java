package io.millrace.consumer.read;

/** How the keys of a topic's records are read. */
public enum KeyFormat {
  /** As UTF-8 text. */
  STRING,
  /** As Avro in Confluent's wire format. */
  AVRO,
  /** As they are; shown as base64. */
  BYTES
}
