package io.millrace.client;

import static java.util.Objects.requireNonNull;

import io.millrace.event.Origin;
import io.millrace.serde.EventDecodingException;
import io.millrace.serde.EventDecodingException.Reason;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A record that was read and is no event of its topic.
 *
 * @param record as it was read: the bytes of its key and value, and its headers
 * @param cause says why; an {@link EventDecodingException} where Avro was expected
 */
public record UndecodedRecord(ConsumerRecord<byte[], byte[]> record, SerializationException cause) {
  public UndecodedRecord {
    requireNonNull(record, "record");
    requireNonNull(cause, "cause");
  }

  /** Where it was read. */
  public Origin origin() {
    return new Origin(record.topic(), record.partition(), record.offset());
  }

  /**
   * Whether its bytes are fine and this reader is too old for them: it holds a union branch or an
   * enum symbol that came into the schema later.
   */
  public boolean isUnknownKind() {
    return cause instanceof EventDecodingException e && e.reason() == Reason.UNKNOWN_KIND;
  }

  /** Where it was read and why it is none, without its content. */
  @Override
  public String toString() {
    return origin() + ": " + cause.getMessage();
  }
}
