package io.millrace.consumer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
  private static final TopicPartition A = new TopicPartition("a", 0);
  private static final TopicPartition B = new TopicPartition("b", 0);
  private static final Connection CONNECTION =
      Connection.of("127.0.0.1:1", "http://127.0.0.1:1", Duration.ofMillis(600));

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

  @Test
  void recordsFromTheEndOnAreLeftOut() {
    TopicReader reader = reader(new PartitionRange(A, 2, 4));
    add(A, 2, 3, 4, 5);

    assertThat(reader.poll()).extracting(ConsumerRecord::offset).containsExactly(2L, 3L);
    assertThat(reader.isAtEnd()).isTrue();
    assertThat(reader.positions().get(A)).isEqualTo(4);
    assertThat(reader.offsetsRead()).isEqualTo(2);
  }

  @Test
  void thePartitionsAreReadEachToItsOwnEnd() {
    TopicReader reader = reader(new PartitionRange(A, 0, 1), new PartitionRange(B, 0, 2));
    add(A, 0);

    assertThat(reader.poll()).hasSize(1);
    assertThat(reader.isAtEnd()).isFalse();
    assertThat(consumer.paused()).containsExactly(A);

    add(B, 0, 1);
    assertThat(reader.poll()).hasSize(2);
    assertThat(reader.isAtEnd()).isTrue();
  }

  @Test
  void anEmptyRangeIsReadAlready() {
    assertThat(reader(new PartitionRange(A, 7, 7)).isAtEnd()).isTrue();
  }

  @Test
  void aRangeWithoutAnEndWaitsForAsLongAsItTakes() {
    TopicReader reader = reader(new PartitionRange(A, 0, 0).endless());

    for (int i = 0; i < 10; i++) {
      assertThat(reader.poll()).isEmpty();
    }
    assertThat(reader.isAtEnd()).isFalse();
  }

  @Test
  void aClusterThatGivesNothingMoreIsUnavailableAfterTheTimeout() {
    TopicReader reader = reader(new PartitionRange(A, 0, 2));
    reader.poll();
    reader.poll();
    add(A, 0);
    reader.poll();
    reader.poll();
    reader.poll();

    assertThatThrownBy(reader::poll)
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNAVAILABLE));
  }

  private TopicReader reader(PartitionRange... ranges) {
    return new TopicReader(CONNECTION, consumer, List.of(ranges));
  }

  private void add(TopicPartition partition, long... offsets) {
    for (long offset : offsets) {
      consumer.addRecord(
          new ConsumerRecord<>(
              partition.topic(), partition.partition(), offset, new byte[0], new byte[0]));
    }
  }
}
