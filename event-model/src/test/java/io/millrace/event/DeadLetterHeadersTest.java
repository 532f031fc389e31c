package io.millrace.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterHeadersTest {

  @Test
  void theOriginIsReadFromTexts() {
    Headers headers =
        new RecordHeaders()
            .add(DeadLetterHeaders.TOPIC, bytes("orders"))
            .add(DeadLetterHeaders.PARTITION, bytes("2"))
            .add(DeadLetterHeaders.OFFSET, bytes("81234"))
            .add(DeadLetterHeaders.TIMESTAMP, bytes("1774794600000"))
            .add(DeadLetterHeaders.CAUSE, bytes("no stock\nat all"));

    assertThat(DeadLetterHeaders.origin(headers))
        .contains(
            new DeadLetterOrigin(
                "orders",
                OptionalInt.of(2),
                OptionalLong.of(81_234),
                Optional.of(Instant.ofEpochMilli(1_774_794_600_000L)),
                Optional.of("no stock at all")));
  }

  @Test
  void theOriginIsReadFromTheBytesThatSpringWrites() {
    Headers headers =
        new RecordHeaders()
            .add("kafka_dlt-original-topic", bytes("orders"))
            .add("kafka_dlt-original-partition", ByteBuffer.allocate(4).putInt(2).array())
            .add("kafka_dlt-original-offset", ByteBuffer.allocate(8).putLong(81_234).array())
            .add("kafka_dlt-exception-message", bytes("no stock"));

    assertThat(DeadLetterHeaders.origin(headers))
        .contains(
            new DeadLetterOrigin(
                "orders",
                OptionalInt.of(2),
                OptionalLong.of(81_234),
                Optional.empty(),
                Optional.of("no stock")));
  }

  @Test
  void ofARecordSetAsideTwiceTheLastTimeCounts() {
    Headers headers =
        new RecordHeaders()
            .add("kafka_dlt-original-topic", bytes("orders"))
            .add("kafka_dlt-original-topic", bytes("orders-dlt"));

    assertThat(DeadLetterHeaders.origin(headers).orElseThrow().topic()).isEqualTo("orders-dlt");
    assertThat(DeadLetterHeaders.stripped(headers))
        .extracting(header -> new String(header.value(), UTF_8))
        .containsExactly("orders");
  }

  @Test
  void strippedOfThemARecordHasTheHeadersThatItHadBefore() {
    Headers headers =
        new RecordHeaders()
            .add("trace", bytes("1"))
            .add(DeadLetterHeaders.TOPIC, bytes("orders"))
            .add("trace", bytes("2"))
            .add("retry_topic-attempts", bytes("3"))
            .add("kafka_dlt-exception-message", bytes("no stock"));

    assertThat(DeadLetterHeaders.stripped(headers))
        .extracting(Header::key, header -> new String(header.value(), UTF_8))
        .containsExactly(tuple("trace", "1"), tuple("trace", "2"));
  }

  @Test
  void aRecordWithoutATopicInItsHeadersHasNoOrigin() {
    Headers headers = new RecordHeaders().add(DeadLetterHeaders.PARTITION, bytes("2"));

    assertThat(DeadLetterHeaders.origin(headers)).isEmpty();
  }

  @Test
  void aTopicThatKafkaWouldRefuseIsRefusedWhateverItsSize() {
    for (String name : new String[] {"", "..", "a b", "../etc", "x".repeat(250), "ö".repeat(90)}) {
      Headers headers = new RecordHeaders().add(DeadLetterHeaders.TOPIC, bytes(name));

      assertThatThrownBy(() -> DeadLetterHeaders.origin(headers))
          .isInstanceOf(InvalidTopicException.class);
    }
    Headers none = new RecordHeaders().add(DeadLetterHeaders.TOPIC, null);

    assertThatThrownBy(() -> DeadLetterHeaders.origin(none))
        .isInstanceOf(InvalidTopicException.class);
  }

  @Test
  void numbersThatCannotBeAreLeftOutAndALongCauseIsCut() {
    Headers headers =
        new RecordHeaders()
            .add(DeadLetterHeaders.TOPIC, bytes("orders"))
            .add(DeadLetterHeaders.PARTITION, bytes("2147483648"))
            .add(DeadLetterHeaders.OFFSET, bytes("9999999999999999999"))
            .add(DeadLetterHeaders.TIMESTAMP, bytes("-5"))
            .add(DeadLetterHeaders.CAUSE, bytes("x".repeat(1_000_000)));
    Headers spring =
        new RecordHeaders()
            .add("kafka_original-topic", bytes("orders"))
            .add("kafka_original-partition", bytes("2"))
            .add("kafka_original-offset", ByteBuffer.allocate(8).putLong(-1).array());

    DeadLetterOrigin origin = DeadLetterHeaders.origin(headers).orElseThrow();
    assertThat(origin.partition()).isEmpty();
    assertThat(origin.offset()).isEmpty();
    assertThat(origin.timestamp()).isEmpty();
    assertThat(origin.cause().orElseThrow()).hasSize(DeadLetterHeaders.LONGEST_CAUSE);
    assertThat(DeadLetterHeaders.origin(spring))
        .contains(
            new DeadLetterOrigin(
                "orders",
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
