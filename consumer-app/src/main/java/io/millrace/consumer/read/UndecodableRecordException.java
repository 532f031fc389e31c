package io.millrace.consumer.read;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** A record that can't be shown: reading it again gives the same result. Says where it is. */
public final class UndecodableRecordException extends SerializationException {
  private static final long serialVersionUID = 1L;

  /** That this record can't be shown, because of this. */
  public static UndecodableRecordException of(ConsumerRecord<?, ?> record, Exception cause) {
    return new UndecodableRecordException(record, cause);
  }

  UndecodableRecordException(ConsumerRecord<?, ?> record, Exception cause) {
    super(
        "cannot decode the record at offset %d of %s, partition %d: %s"
            .formatted(record.offset(), record.topic(), record.partition(), cause.getMessage()),
        cause);
  }
}
