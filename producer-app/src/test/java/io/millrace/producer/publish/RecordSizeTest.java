package io.millrace.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.producer.input.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSizeTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 100, 8_191, 8_192, 1_048_575, 1_048_576})
  void itIsTheOneThatTheProducerGoesBy(int bytes) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>("t", new byte[bytes / 3], new byte[bytes]);
    record.headers().add("käse", new byte[bytes / 7]).add("none", null);

    assertThat(RecordSize.upperBound(record)).isEqualTo(kafkas(record));
    ProducerRecord<byte[], byte[]> bare = new ProducerRecord<>("t", null, new byte[bytes]);
    assertThat(RecordSize.upperBound(bare)).isEqualTo(kafkas(bare));
    ProducerRecord<byte[], byte[]> tombstone = new ProducerRecord<>("t", new byte[bytes], null);
    assertThat(RecordSize.upperBound(tombstone)).isEqualTo(kafkas(tombstone));
  }

  private static long kafkas(ProducerRecord<byte[], byte[]> record) {
    return AbstractRecords.estimateSizeInBytesUpperBound(
        RecordBatch.CURRENT_MAGIC_VALUE,
        CompressionType.NONE,
        record.key(),
        record.value(),
        record.headers().toArray());
  }

  @Test
  void whatIsTooLargeIsRefusedWithKeyAndSize() throws RefusedException {
    byte[] key = "ab\u0000c".getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("orders", key, new byte[1_000]);
    long size = RecordSize.upperBound(record);

    assertThat(new RecordSize(size).check(List.of(record))).isEqualTo(1_004);
    assertThatThrownBy(() -> new RecordSize(size - 1).check(List.of(record)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "the event of 1,090 bytes with key \"ab?c\" for topic orders is larger than"
                + " max.request.size, 1,089");
  }
}
