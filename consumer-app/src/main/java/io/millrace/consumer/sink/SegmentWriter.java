package io.millrace.consumer.sink;

import java.io.IOException;

/** Writes records into one segment, in the form of its format. */
interface SegmentWriter<C> {

  /**
   * Writes the content of a record, or nothing.
   *
   * @return false when it needs a segment of its own, since its schema is another; never of the
   *     first record
   * @throws io.millrace.consumer.read.UndecodableRecordException when it can't be written in this
   *     form
   */
  boolean write(C content) throws IOException;

  /** Hands all that was written to the stream. */
  void flush() throws IOException;
}
