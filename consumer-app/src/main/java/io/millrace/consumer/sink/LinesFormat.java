package io.millrace.consumer.sink;

import io.millrace.consumer.read.EventDecoder;
import io.millrace.consumer.read.EventLines;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Segments of JSON lines.
 *
 * @param decoders one for each thread
 */
record LinesFormat(Supplier<EventDecoder> decoders) implements SegmentFormat<byte[]> {
  @Override
  public Format format() {
    return Format.JSONL;
  }

  @Override
  public Function<ConsumerRecord<byte[], byte[]>, byte[]> preparer() {
    return new EventLines(decoders.get())::line;
  }

  @Override
  public SegmentWriter<byte[]> begin(OutputStream out) {
    return new LinesWriter(out);
  }

  private record LinesWriter(OutputStream out) implements SegmentWriter<byte[]> {
    @Override
    public boolean write(byte[] line) throws IOException {
      out.write(line);
      return true;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
