package io.millrace.consumer.deadletter;

import static java.util.Objects.requireNonNull;

import io.millrace.event.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * A record to be set aside.
 *
 * @param record as it was read
 * @param group that read it
 * @param attempts how often its handler has tried; 0 for one that couldn't be decoded
 * @param cause why; cut to what {@link DeadLetterHeaders} allows
 */
public record DeadLetter(
    ConsumerRecord<byte[], byte[]> record, String group, int attempts, String cause) {
  public DeadLetter {
    requireNonNull(record, "record");
    requireNonNull(group, "group");
    cause = line(cause);
  }

  private static String line(String cause) {
    String line = cause.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() > DeadLetterHeaders.LONGEST_CAUSE
        ? line.substring(0, DeadLetterHeaders.LONGEST_CAUSE)
        : line;
  }

  /**
   * Whether it was in that topic before as a dead letter, or comes from there: it would go round
   * for ever.
   */
  boolean hasBeenIn(String topic) {
    if (record.topic().equals(topic)) {
      return true;
    }
    for (Header header : record.headers().headers(DeadLetterHeaders.TOPIC)) {
      if (header.value() != null
          && topic.equals(new String(header.value(), StandardCharsets.UTF_8))) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is written: the key, the value, the time and all headers as they were, and ours.
   *
   * @param keepTime else it gets the time of now
   */
  ProducerRecord<byte[], byte[]> to(String topic, boolean keepTime) {
    List<Header> headers = new ArrayList<>(List.of(record.headers().toArray()));
    add(headers, DeadLetterHeaders.TOPIC, record.topic());
    add(headers, DeadLetterHeaders.PARTITION, record.partition());
    add(headers, DeadLetterHeaders.OFFSET, record.offset());
    add(headers, DeadLetterHeaders.TIMESTAMP, record.timestamp());
    add(headers, DeadLetterHeaders.GROUP, group);
    add(headers, DeadLetterHeaders.ATTEMPTS, attempts);
    add(headers, DeadLetterHeaders.CAUSE, cause);
    // Kafka's producer takes no time before 1970; that of the record is in the headers.
    Long timestamp = keepTime && record.timestamp() >= 0 ? record.timestamp() : null;
    return new ProducerRecord<>(topic, null, timestamp, record.key(), record.value(), headers);
  }

  private static void add(List<Header> headers, String name, Object value) {
    headers.add(new RecordHeader(name, value.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
