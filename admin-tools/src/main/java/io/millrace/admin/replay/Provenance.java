package io.millrace.admin.replay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The headers that tell of a replayed record where it was, and how often it was replayed. Those of
 * an earlier replay are replaced.
 */
final class Provenance {
  static final String PREFIX = "millrace.replay.";
  static final String NAME = PREFIX + "name";
  static final String TOPIC = PREFIX + "topic";
  static final String PARTITION = PREFIX + "partition";
  static final String OFFSET = PREFIX + "offset";
  static final String AT = PREFIX + "at";
  static final String COUNT = PREFIX + "count";

  private static final int MOST_DIGITS = 9;

  private Provenance() {}

  /** How often a record was replayed already; empty when its header says no number. */
  static OptionalInt count(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(COUNT);
    if (header == null) {
      return OptionalInt.of(0);
    }
    byte[] value = header.value();
    if (value == null || value.length > MOST_DIGITS) {
      return OptionalInt.empty();
    }
    String text = new String(value, StandardCharsets.UTF_8);
    return text.matches("[0-9]+") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  /** The headers with those of this replay behind them. */
  static List<Header> stamp(
      Iterable<Header> headers,
      String name,
      ConsumerRecord<byte[], byte[]> record,
      Instant at,
      int count) {
    List<Header> stamped = new ArrayList<>();
    for (Header header : headers) {
      if (!header.key().startsWith(PREFIX)) {
        stamped.add(header);
      }
    }
    stamped.add(header(NAME, name));
    stamped.add(header(TOPIC, record.topic()));
    stamped.add(header(PARTITION, String.valueOf(record.partition())));
    stamped.add(header(OFFSET, String.valueOf(record.offset())));
    stamped.add(header(AT, at.toString()));
    stamped.add(header(COUNT, String.valueOf(count)));
    return stamped;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
