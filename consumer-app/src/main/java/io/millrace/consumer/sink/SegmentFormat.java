package io.millrace.consumer.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The form of segments.
 *
 * @param <C> what is made of a record before it is written
 */
interface SegmentFormat<C> {

  Format format();

  /**
   * What makes the content of a record, for one thread; others may make theirs at the same time. It
   * throws {@link io.millrace.consumer.read.UndecodableRecordException} when there is none.
   */
  Function<ConsumerRecord<byte[], byte[]>, C> preparer();

  /** Begins a segment; the caller closes the stream. */
  SegmentWriter<C> begin(OutputStream out) throws IOException;
}
