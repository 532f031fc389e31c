package io.millrace.consumer.sink;

import io.millrace.app.cli.Stop;
import io.millrace.consumer.read.EventLines;
import io.millrace.consumer.read.TopicReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Prints what a reader gives, as lines. */
public final class Printer {
  private final TopicReader reader;
  private final EventLines lines;
  private final PrintStream out;

  /** The caller closes both the reader and the stream. */
  public Printer(TopicReader reader, EventLines lines, PrintStream out) {
    this.reader = reader;
    this.lines = lines;
    this.out = out;
  }

  /**
   * Prints until the end, the limit, the user's wish to stop, or until nobody reads the output any
   * more. What came before a record that can't be decoded is printed.
   *
   * @param limit the most events to print
   * @return false when the user stopped it
   */
  public boolean print(long limit, Stop stop) {
    long left = limit;
    while (left > 0 && !reader.isAtEnd() && !out.checkError()) {
      if (stop.isRequested()) {
        return false;
      }
      left -= printBatch(left);
    }
    return true;
  }

  /** One write a batch: a terminal's stream flushes each one. */
  private long printBatch(long most) {
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    long printed = 0;
    try {
      for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
        if (printed == most) {
          break;
        }
        lines.write(record, batch);
        printed++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      out.writeBytes(batch.toByteArray());
      out.flush();
    }
    return printed;
  }
}
