package io.millrace.client;

import static io.millrace.client.TestCluster.read;
import static io.millrace.client.TestCluster.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import io.millrace.example.Customer;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithStack
class EventClientSettingsIT {
  private static final Customer ADA = new Customer("C-1", "Ada", "Consumer");

  private TestCluster cluster;

  /** Reads numbers, and throws what it likes for other text. */
  public static final class Numbers implements Deserializer<Integer> {
    @Override
    public Integer deserialize(String topic, byte[] bytes) {
      return Integer.valueOf(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @BeforeEach
  void open(Stack stack) {
    cluster = new TestCluster(stack);
  }

  @Test
  void aTopicOfGenericRecordsIsReadSoWhateverTheSettingsSay() throws Exception {
    EventTopic<String, Customer> topic = cluster.topic(1, String.class, Customer.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      send(producer, topic, Event.of("C-1", ADA, Orders.AT));
    }
    EventTopic<String, GenericRecord> generic =
        EventTopic.of(topic.name(), String.class, GenericRecord.class);

    try (EventConsumer<String, GenericRecord> consumer =
        EventConsumer.open(
            cluster.config(
                "specific.avro.reader", true, "specific.avro.value.type", Customer.class),
            generic)) {
      consumer.subscribe();
      GenericRecord read = read(consumer, 1).get(0).value();

      assertThat(read).isNotInstanceOf(Customer.class).hasToString(ADA.toString());
    }
  }

  @Test
  void anythingThatADeserializerThrowsIsACaseForThePolicy() throws Exception {
    EventTopic<String, String> written = cluster.topic(1, String.class, String.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      for (String number : List.of("1", "two", "3")) {
        send(producer, written, Event.of("k", number, Orders.AT));
      }
    }
    List<UndecodedRecord> aside = new ArrayList<>();

    try (EventConsumer<String, Integer> consumer =
        EventConsumer.open(
            cluster.config("value.deserializer", Numbers.class),
            EventTopic.of(written.name(), String.class, Integer.class),
            UndecodablePolicy.setAside(aside::add))) {
      consumer.subscribe();

      assertThat(read(consumer, 2)).extracting(Event::value).containsExactly(1, 3);
    }
    assertThat(aside)
        .singleElement()
        .satisfies(record -> assertThat(record.cause()).hasMessageContaining("Numbers"));
  }

  @Test
  void anEventOfATimeThatKafkaHasNotIsRefusedBeforeItIsSent() throws Exception {
    EventTopic<String, Customer> topic = cluster.topic(1, String.class, Customer.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      for (Instant time : List.of(Instant.ofEpochMilli(-1), Instant.MAX)) {
        assertThatThrownBy(() -> producer.send(topic, Event.of("C-1", ADA, time)))
            .isInstanceOf(SerializationException.class)
            .hasMessageContaining(topic.name())
            .hasMessageContaining(time.toString());
      }
    }
  }
}
