package io.millrace.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  /** Other clients than Kafka's own in Java can write such a time. */
  @Test
  void aTimeBefore1970IsInTheHeadersAlone() {
    ProducerRecord<byte[], byte[]> written = letter(-86_400_000L, "late").to("t.dlq", true);

    assertThat(written.timestamp()).isNull();
    assertThat(written.headers().lastHeader(DeadLetterHeaders.TIMESTAMP).value())
        .isEqualTo("-86400000".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aCauseIsOneLineOfALengthThatHeadersCanHave() {
    DeadLetter letter = letter(1, "a\r\n\tb" + "c".repeat(2_000));

    assertThat(letter.cause()).startsWith("a bccc").hasSize(DeadLetterHeaders.LONGEST_CAUSE);
  }

  @Test
  void itHasBeenWhereItComesFrom() {
    assertThat(letter(1, "x").hasBeenIn("t")).isTrue();
    assertThat(letter(1, "x").hasBeenIn("t.dlq")).isFalse();
  }

  private static DeadLetter letter(long timestamp, String cause) {
    return new DeadLetter(
        new ConsumerRecord<>(
            "t",
            0,
            5,
            timestamp,
            TimestampType.CREATE_TIME,
            0,
            0,
            null,
            null,
            new RecordHeaders(),
            Optional.empty()),
        "g",
        1,
        cause);
  }
}
