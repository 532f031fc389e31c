package io.millrace.consumer.sink;

import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes records into one segment, in the form of its format. */
interface SegmentWriter {

  /**
   * Writes the record, or nothing.
   *
   * @return false when it needs a segment of its own, since its schema is another; never of the
   *     first record
   * @throws io.millrace.consumer.read.UndecodableRecordException when it can't be decoded
   */
  boolean write(ConsumerRecord<byte[], byte[]> record) throws IOException;

  /** Hands all that was written to the stream. */
  void flush() throws IOException;
}
