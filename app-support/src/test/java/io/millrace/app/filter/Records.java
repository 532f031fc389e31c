package io.millrace.app.filter;

import io.millrace.app.record.DecodedData;
import io.millrace.app.record.DecodedRecord;
import io.millrace.app.record.WriterSchema;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Decoded records for tests without a broker. */
final class Records {
  static final long TIMESTAMP = 1_774_791_000_000L;

  private Records() {}

  /**
   * At offset 7 of partition 1, of 2026-03-29T13:30:00Z, with the key {@code k} and two headers.
   */
  static DecodedRecord of(DecodedData value) {
    return of(new DecodedData.Text("k"), value);
  }

  static DecodedRecord of(DecodedData key, DecodedData value) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("source", "web".getBytes(StandardCharsets.UTF_8));
    headers.add("source", "shop".getBytes(StandardCharsets.UTF_8));
    headers.add("trace", null);
    return new DecodedRecord(
        new ConsumerRecord<>(
            "orders",
            1,
            7,
            TIMESTAMP,
            TimestampType.CREATE_TIME,
            1,
            1,
            new byte[] {'k'},
            new byte[] {1},
            headers,
            Optional.empty()),
        key,
        value);
  }

  static DecodedRecord of(Schema schema, Object datum) {
    return of(new DecodedData.Avro(new WriterSchema(OptionalInt.of(1), schema, false), datum));
  }
}
