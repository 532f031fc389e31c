package io.millrace.app.record;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;

/**
 * A record with what its key and value say.
 *
 * @param raw as it was read, with the original bytes of key, value and headers
 */
public record DecodedRecord(
    ConsumerRecord<byte[], byte[]> raw, DecodedData key, DecodedData value) {
  public DecodedRecord {
    requireNonNull(raw, "raw");
    requireNonNull(key, "key");
    requireNonNull(value, "value");
  }

  /** The name of its topic. */
  public String topic() {
    return raw.topic();
  }

  /** The number of its partition. */
  public int partition() {
    return raw.partition();
  }

  /** Where in the partition it lies. */
  public long offset() {
    return raw.offset();
  }

  /** In milliseconds since 1970; -1 for a record that has none. */
  public long timestamp() {
    return raw.timestamp();
  }

  /** Whether the producer or the broker has set the timestamp. */
  public TimestampType timestampType() {
    return raw.timestampType();
  }

  /** Its headers in their order. */
  public Headers headers() {
    return raw.headers();
  }

  /** The length of its key in bytes; -1 when it has none. */
  public int keySize() {
    return raw.key() == null ? -1 : raw.key().length;
  }

  /** The length of its value in bytes; -1 for a tombstone. */
  public int valueSize() {
    return raw.value() == null ? -1 : raw.value().length;
  }

  /** Why its key or value can't be decoded, a sentence each; empty when both could. */
  public List<String> undecodable() {
    List<String> reasons = new ArrayList<>();
    if (key instanceof DecodedData.Undecodable bad) {
      reasons.add("key: " + bad.reason());
    }
    if (value instanceof DecodedData.Undecodable bad) {
      reasons.add("value: " + bad.reason());
    }
    return reasons;
  }
}
