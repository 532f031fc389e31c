package io.millrace.consumer.handle;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a record is, in words. */
final class Places {
  private Places() {}

  static String of(ConsumerRecord<?, ?> record) {
    return "the event at offset %d of %s, partition %d"
        .formatted(record.offset(), record.topic(), record.partition());
  }
}
