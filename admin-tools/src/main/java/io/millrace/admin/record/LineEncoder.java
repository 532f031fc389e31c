package io.millrace.admin.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Makes records from lines. For one thread. */
final class LineEncoder {
  private final String topic;
  private final int partitions;
  private final DataEncoder keys;
  private final DataEncoder values;
  private final boolean valueOnly;

  /**
   * @param partitions how many the topic has
   * @param valueOnly whether a line is a value alone
   */
  LineEncoder(
      String topic, int partitions, DataEncoder keys, DataEncoder values, boolean valueOnly) {
    this.topic = topic;
    this.partitions = partitions;
    this.keys = keys;
    this.values = values;
    this.valueOnly = valueOnly;
  }

  /**
   * The record of a line.
   *
   * @throws LineException when it has none
   */
  ProducerRecord<byte[], byte[]> encode(String line) {
    if (valueOnly) {
      return new ProducerRecord<>(
          topic, null, null, null, values.encodeBare(line), new RecordHeaders());
    }
    LineMembers members = LineMembers.parse(line);
    Headers headers = HeaderParser.parse(members.tree("headers"));
    return new ProducerRecord<>(
        topic,
        partition(members.tree("partition")),
        timestamp(members.tree("timestamp")),
        keys.encode(members, headers),
        values.encode(members, headers),
        headers);
  }

  private Integer partition(JsonNode node) {
    if (node == null) {
      return null;
    }
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
      throw new LineException("partition: expected a number from 0 on, found " + node);
    }
    if (node.intValue() >= partitions) {
      throw new LineException(
          "partition: topic %s has no partition %d: it has %d, from 0 to %d"
              .formatted(topic, node.intValue(), partitions, partitions - 1));
    }
    return node.intValue();
  }

  private static Long timestamp(JsonNode node) {
    if (node == null) {
      return null;
    }
    if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0) {
      return node.longValue();
    }
    try {
      long millis = node.isTextual() ? millis(node.textValue()) : -1;
      if (millis >= 0) {
        return millis;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Said below, with what could be written instead.
    }
    throw new LineException(
        "timestamp: expected a time from 1970 on, such as 2026-03-29T14:30:00.000Z, or milliseconds; found "
            + node);
  }

  private static long millis(String text) {
    return OffsetDateTime.parse(text).toInstant().toEpochMilli();
  }
}
