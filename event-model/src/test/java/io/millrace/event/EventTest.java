package io.millrace.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventTest {
  private static final EventTopic<String, String> TOPIC =
      EventTopic.of("notes", String.class, String.class);

  @Test
  void anEventBecomesTheRecordThatCarriesIt() {
    RecordHeader header = new RecordHeader("trace", new byte[] {1});
    Event<String, String> event =
        new Event<>(
            "k", "v", Instant.ofEpochMilli(1_478_563_200_000L), List.of(header), Optional.empty());

    ProducerRecord<String, String> sent = event.toRecord(TOPIC);

    assertThat(sent.topic()).isEqualTo("notes");
    assertThat(sent.key()).isEqualTo("k");
    assertThat(sent.value()).isEqualTo("v");
    assertThat(sent.timestamp()).isEqualTo(1_478_563_200_000L);
    assertThat(sent.headers()).containsExactly(header);
    assertThat(sent.partition()).isNull();
  }

  @Test
  void anEventThatWasReadKnowsWhere() {
    ConsumerRecord<String, String> read =
        new ConsumerRecord<>(
            "notes",
            3,
            17,
            5L,
            TimestampType.CREATE_TIME,
            1,
            1,
            "k",
            null,
            new RecordHeaders(),
            Optional.empty());

    Event<String, String> event = Event.from(read);

    assertThat(event.origin()).contains(new Origin("notes", 3, 17));
    assertThat(event.value()).isNull();
    assertThat(event.timestamp()).isEqualTo(Instant.ofEpochMilli(5));
  }

  @Test
  void aTopicNameThatKafkaRefusesIsRefusedHere() {
    assertThatThrownBy(() -> EventTopic.of("no spaces", String.class, String.class))
        .isInstanceOf(InvalidTopicException.class)
        .hasMessageContaining("no spaces");
  }
}
