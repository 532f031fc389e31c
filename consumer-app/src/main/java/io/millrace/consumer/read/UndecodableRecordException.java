package io.millrace.consumer.read;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** A record that can't be shown: reading it again gives the same result. Says where it is. */
public final class UndecodableRecordException extends SerializationException {
  private static final long serialVersionUID = 1L;

  UndecodableRecordException(ConsumerRecord<?, ?> record, Exception cause) {
    super(
        "cannot decode the record at offset %d of %s, partition %d: %s"
            .formatted(record.offset(), record.topic(), record.partition(), cause.getMessage()),
        cause);
  }
}
