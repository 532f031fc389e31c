package io.millrace.producer.publish;

import io.millrace.producer.input.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The size that the producer holds against {@code max.request.size}: the upper bound of a batch of
 * format 2 with this record alone, before compression. Known before the record is sent, as a record
 * that the producer itself finds too large is the end of its transaction.
 *
 * @see <a href="https://kafka.apache.org/documentation/#recordbatch">Kafka's record batch</a>
 */
final class RecordSize {
  private static final int BATCH_OVERHEAD = 61;
  private static final int RECORD_OVERHEAD = 21;
  private static final int KEY_SHOWN = 80;

  private final long most;

  RecordSize(long most) {
    this.most = most;
  }

  /**
   * The bytes of all keys and values.
   *
   * @throws RefusedException when one of the records is too large to be sent
   */
  int check(List<ProducerRecord<byte[], byte[]>> records) throws RefusedException {
    int bytes = 0;
    for (int i = 0; i < records.size(); i++) {
      bytes += check(records.get(i));
    }
    return bytes;
  }

  private int check(ProducerRecord<byte[], byte[]> record) throws RefusedException {
    long size = upperBound(record);
    if (size > most) {
      throw new RefusedException(
          "",
          "",
          "the event of %,d bytes with key %s for topic %s is larger than max.request.size, %,d"
              .formatted(size, key(record), record.topic(), most));
    }
    return length(record.key()) + length(record.value());
  }

  /** The key for a person. */
  static String key(ProducerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return "null";
    }
    String text =
        new String(
            record.key(), 0, Math.min(record.key().length, KEY_SHOWN), StandardCharsets.UTF_8);
    return "\"" + text.replaceAll("[\\p{Cntrl}\\uFFFD]", "?") + "\"";
  }

  static long upperBound(ProducerRecord<byte[], byte[]> record) {
    long size = BATCH_OVERHEAD + RECORD_OVERHEAD + sized(record.key()) + sized(record.value());
    Header[] headers = record.headers().toArray();
    for (Header header : headers) {
      size += sized(header.key().getBytes(StandardCharsets.UTF_8)) + sized(header.value());
    }
    return size + varint(headers.length);
  }

  private static long sized(byte[] data) {
    return data == null ? 1 : (long) varint(data.length) + data.length;
  }

  /** Of a number of 0 or more, in zigzag. */
  private static int varint(int value) {
    return (38 - Integer.numberOfLeadingZeros(value << 1 | 1)) / 7;
  }

  private static int length(byte[] data) {
    return data == null ? 0 : data.length;
  }
}
