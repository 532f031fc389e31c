package io.millrace.consumer.sink;

import io.millrace.consumer.read.EventLines;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Segments of JSON lines. */
record LinesFormat(EventLines lines) implements SegmentFormat {
  @Override
  public Format format() {
    return Format.JSONL;
  }

  @Override
  public SegmentWriter begin(OutputStream out) {
    return new LinesWriter(lines, out);
  }

  private record LinesWriter(EventLines lines, OutputStream out) implements SegmentWriter {
    @Override
    public boolean write(ConsumerRecord<byte[], byte[]> record) throws IOException {
      lines.write(record, out);
      return true;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
