package io.millrace.consumer.read;

import io.millrace.app.record.DataFormat;

/** How the keys of a topic's records are read, all of them in the same way. */
public enum KeyFormat {
  /** As UTF-8 text. */
  STRING,
  /** As Avro in Confluent's wire format. */
  AVRO,
  /** As they are; shown as base64. */
  BYTES;

  DataFormat ofData() {
    return DataFormat.valueOf(name());
  }
}
