package io.millrace.consumer.sink;

import java.io.IOException;
import java.io.OutputStream;

/** The form of segments. */
interface SegmentFormat {

  Format format();

  /** Begins a segment; the caller closes the stream. */
  SegmentWriter begin(OutputStream out) throws IOException;
}
