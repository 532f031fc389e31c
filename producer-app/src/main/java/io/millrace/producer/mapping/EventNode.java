package io.millrace.producer.mapping;

import io.millrace.producer.input.RefusedException;
import io.millrace.producer.row.EncodedRow;
import io.millrace.producer.target.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Makes one event of each row or group.
 *
 * @param key null for none
 * @param timestamp null to leave it to the producer
 * @param headers nodes of text in the order of their names
 * @param whole whether the value is the row itself, and rows that know their schema have that of
 *     the target
 */
record EventNode(
    Target target,
    ValueNode key,
    ValueNode timestamp,
    List<String> headerNames,
    List<ValueNode> headers,
    ValueNode value,
    boolean whole) {

  /** The event; null, and refusals in the group, when it can't be made. */
  ProducerRecord<byte[], byte[]> event(Group group) {
    try {
      Object keyOf = key == null ? null : key.value(group, 0);
      Instant time = timestamp == null ? null : (Instant) timestamp.value(group, 0);
      List<Header> given = headers(group);
      if (whole && group.row() instanceof EncodedRow row && row.encode(target.valueSchema())) {
        return group.isRefused()
            ? null
            : target.encodedEvent(keyOf, row.buffer(), row.offset(), row.length(), time, given);
      }
      Object datum = value.value(group, 0);
      return group.isRefused() ? null : target.event(keyOf, datum, time, given);
    } catch (RefusedException e) {
      group.refuse(0, e);
      return null;
    }
  }

  /** A header whose cell is null or missing is left out. */
  private List<Header> headers(Group group) throws RefusedException {
    if (headers.isEmpty()) {
      return List.of();
    }
    List<Header> given = new ArrayList<>(headers.size());
    for (int i = 0; i < headers.size(); i++) {
      Object text = headers.get(i).value(group, 0);
      if (text != null) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        given.add(new RecordHeader(headerNames.get(i), bytes));
      }
    }
    return given;
  }
}
