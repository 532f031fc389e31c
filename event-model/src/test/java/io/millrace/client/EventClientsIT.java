package io.millrace.client;

import static io.millrace.client.TestCluster.failure;
import static io.millrace.client.TestCluster.read;
import static io.millrace.client.TestCluster.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import io.millrace.event.Origin;
import io.millrace.example.Customer;
import io.millrace.example.OrderEvent;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.LongSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithStack
class EventClientsIT {
  private TestCluster cluster;

  @BeforeEach
  void use(Stack stack) {
    cluster = new TestCluster(stack);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void eventsComeBackEqualAndInTheOrderOfTheirPartition(String protocol) throws Exception {
    EventTopic<String, OrderEvent> topic = cluster.topic(3, String.class, OrderEvent.class);
    List<Header> headers =
        List.of(
            new RecordHeader("trace", new byte[] {1}),
            new RecordHeader("trace", new byte[] {2}),
            new RecordHeader("empty", (byte[]) null));
    List<Event<String, OrderEvent>> expected = new ArrayList<>();
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        sent.add(producer.send(topic, event("O-" + i % 50, Orders.order(i), headers)));
      }
      for (int i = 0; i < sent.size(); i++) {
        RecordMetadata at = sent.get(i).get();
        Event<String, OrderEvent> event = event("O-" + i % 50, Orders.order(i), headers);
        expected.add(
            new Event<>(
                event.key(),
                event.value(),
                event.timestamp(),
                headers,
                Optional.of(new Origin(at.topic(), at.partition(), at.offset()))));
      }
    }

    List<Event<String, OrderEvent>> events;
    try (EventConsumer<String, OrderEvent> consumer =
        EventConsumer.open(cluster.config("group.protocol", protocol), topic)) {
      consumer.subscribe();
      events = read(consumer, 2_000);
    }

    for (int partition = 0; partition < 3; partition++) {
      assertThat(of(partition, events)).isNotEmpty().isEqualTo(of(partition, expected));
    }
  }

  @Test
  void aTombstoneAndARecordWithoutAKeyComeBackAsNull() throws Exception {
    EventTopic<String, Customer> topic = cluster.topic(1, String.class, Customer.class);
    Customer ada = new Customer("C-1", "Ada", "Consumer");
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      send(producer, topic, Event.of("C-1", null, Orders.AT));
      send(producer, topic, Event.of(null, ada, Orders.AT));
    }

    try (EventConsumer<String, Customer> consumer = EventConsumer.open(cluster.config(), topic)) {
      consumer.subscribe();
      List<Event<String, Customer>> events = read(consumer, 2);

      assertThat(events).extracting(Event::key).containsExactly("C-1", null);
      assertThat(events).extracting(Event::value).containsExactly(null, ada);
    }
  }

  static Stream<Object> keys() {
    return Stream.of(
        "größe",
        UUID.randomUUID(),
        1L << 40,
        7,
        (short) 7,
        1.5,
        1.5f,
        true,
        new byte[] {1, 2},
        ByteBuffer.wrap(new byte[] {1, 2}),
        new Customer("C-1", "Ada", "Consumer"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aKeyOfAnyTypeComesBackEqual(Object key) throws Exception {
    roundTrip(key, key instanceof ByteBuffer ? ByteBuffer.class : key.getClass());
  }

  private <K> void roundTrip(K key, Class<?> type) throws Exception {
    @SuppressWarnings("unchecked") // the caller gives the key's own type
    EventTopic<K, Customer> topic = cluster.topic(1, (Class<K>) type, Customer.class);
    Customer ada = new Customer("C-1", "Ada", "Consumer");
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      send(producer, topic, Event.of(key, ada, Orders.AT));
    }

    try (EventConsumer<K, Customer> consumer = EventConsumer.open(cluster.config(), topic)) {
      consumer.subscribe();

      assertThat(read(consumer, 1).get(0).key()).isEqualTo(key);
    }
  }

  @Test
  void valuesThatAreNoAvroNeedNoRegistry() throws Exception {
    EventTopic<String, byte[]> topic = cluster.topic(1, String.class, byte[].class);
    try (EventProducer producer = EventProducer.open(cluster.config("schema.registry.url", null))) {
      send(producer, topic, Event.of("k", new byte[] {1}, Orders.AT));
    }

    try (EventConsumer<String, byte[]> consumer =
        EventConsumer.open(cluster.config("schema.registry.url", null), topic)) {
      consumer.subscribe();

      assertThat(read(consumer, 1).get(0).value()).containsExactly(1);
    }
  }

  @Test
  void aSerializerThatTheSettingsNameIsUsedForAllTopics() throws Exception {
    EventTopic<String, String> topic = cluster.topic(1, String.class, String.class);
    EventTopic<String, byte[]> raw = EventTopic.of(topic.name(), String.class, byte[].class);
    try (EventProducer producer =
        EventProducer.open(
            cluster.config("value.serializer", "io.millrace.serde.AvroEventSerializer"))) {
      send(producer, topic, Event.of("k", "text", Orders.AT));
    }

    try (EventConsumer<String, byte[]> bytes = EventConsumer.open(cluster.config(), raw);
        EventConsumer<String, String> texts =
            EventConsumer.open(
                cluster.config("value.deserializer", "io.millrace.serde.AvroEventDeserializer"),
                topic)) {
      bytes.subscribe();
      texts.subscribe();

      assertThat(read(bytes, 1).get(0).value()).startsWith(0).hasSize(10);
      assertThat(read(texts, 1).get(0).value()).isEqualTo("text");
    }
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // as a caller that gets around the types
  void aKeyOrValueOfAnotherTypeIsRefusedBeforeItIsSent() throws Exception {
    EventTopic topic = cluster.topic(1, String.class, OrderEvent.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      assertThatThrownBy(() -> producer.send(topic, Event.of(1L, Orders.order(1), Orders.AT)))
          .isInstanceOf(SerializationException.class)
          .hasMessage(
              "a key of %s is a java.lang.Long, but the EventTopic says java.lang.String"
                  .formatted(topic.name()));
      assertThatThrownBy(() -> producer.send(topic, Event.of("k", "text", Orders.AT)))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("a value of " + topic.name() + " is a java.lang.String");
    }
    try (EventProducer producer =
        EventProducer.open(cluster.config("key.serializer", LongSerializer.class))) {
      assertThatThrownBy(() -> producer.send(topic, Orders.event(1)))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("the key.serializer of the settings takes no key of ");
    }
  }

  @Test
  void aKeyThatIsNotOfTheTopicsTypeIsUndecodable() throws Exception {
    EventTopic<String, OrderEvent> written = cluster.topic(1, String.class, OrderEvent.class);
    EventTopic<Long, OrderEvent> read = EventTopic.of(written.name(), Long.class, OrderEvent.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      send(producer, written, Orders.event(1));
    }

    try (EventConsumer<Long, OrderEvent> consumer = EventConsumer.open(cluster.config(), read)) {
      consumer.subscribe();

      assertThat(failure(consumer, UndecodableEventException.class))
          .hasMessageContaining(read.name() + "-0@0")
          .hasMessageContaining("LongDeserializer is not 8");
    }
  }

  @Test
  void aRecordOfAnotherClassIsUndecodable() throws Exception {
    EventTopic<String, OrderEvent> written = cluster.topic(1, String.class, OrderEvent.class);
    EventTopic<String, Customer> read = EventTopic.of(written.name(), String.class, Customer.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      send(producer, written, Orders.event(1));
    }

    try (EventConsumer<String, Customer> consumer = EventConsumer.open(cluster.config(), read)) {
      consumer.subscribe();

      assertThat(failure(consumer, UndecodableEventException.class).undecoded().isUnknownKind())
          .isFalse();
    }
  }

  @Test
  void genericRecordsAreReadWithTheSchemaTheyWereWrittenWith() throws Exception {
    EventTopic<String, GenericRecord> topic = cluster.topic(1, String.class, GenericRecord.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      send(producer, topic, Orders.returned(1));
    }

    try (EventConsumer<String, GenericRecord> consumer =
        EventConsumer.open(cluster.config(), topic)) {
      consumer.subscribe();

      assertThat(read(consumer, 1).get(0).value())
          .hasToString(Orders.returned(1).value().toString());
    }
  }

  @Test
  void aRecordOfATopicWithoutTypesStopsTheConsumerAtIt() throws Exception {
    EventTopic<String, OrderEvent> typed = cluster.topic(1, String.class, OrderEvent.class);
    EventTopic<String, OrderEvent> other = cluster.topic(1, String.class, OrderEvent.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      send(producer, other, Orders.event(1));
    }

    try (EventConsumer<String, OrderEvent> consumer = EventConsumer.open(cluster.config(), typed)) {
      consumer.kafka().subscribe(List.of(other.name()));

      assertThat(failure(consumer, IllegalStateException.class))
          .hasMessageContaining("has the types of " + typed.name() + " only");
      assertThat(consumer.kafka().position(new TopicPartition(other.name(), 0))).isZero();
    }
  }

  @Test
  void anEventGoesToAPartitionOfChoiceThroughKafkasProducer() throws Exception {
    EventTopic<String, OrderEvent> topic = cluster.topic(3, String.class, OrderEvent.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      ProducerRecord<byte[], byte[]> made = producer.encode(topic, Orders.event(1));

      RecordMetadata at =
          producer
              .kafka()
              .send(new ProducerRecord<>(topic.name(), 2, made.key(), made.value()))
              .get();

      assertThat(at.partition()).isEqualTo(2);
    }
  }

  @Test
  void aGroupGoesOnWhereItCommitted() throws Exception {
    EventTopic<String, OrderEvent> topic = cluster.topic(1, String.class, OrderEvent.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      for (int i = 0; i < 10; i++) {
        send(producer, topic, Orders.event(i));
      }
    }
    var config = cluster.config("max.poll.records", 4);
    try (EventConsumer<String, OrderEvent> consumer = EventConsumer.open(config, topic)) {
      consumer.subscribe();
      read(consumer, 4);
      consumer.kafka().commitSync();
    }

    try (EventConsumer<String, OrderEvent> consumer = EventConsumer.open(config, topic)) {
      consumer.subscribe();

      assertThat(read(consumer, 6).get(0).key()).isEqualTo("O-4");
      assertThat(consumer.poll(Duration.ZERO)).isEmpty();
    }
  }

  private static Event<String, OrderEvent> event(
      String key, OrderEvent order, List<Header> headers) {
    return new Event<>(key, order, order.getOccurredAt(), headers, Optional.empty());
  }

  private static List<Event<String, OrderEvent>> of(
      int partition, List<Event<String, OrderEvent>> events) {
    return events.stream()
        .filter(event -> event.origin().orElseThrow().partition() == partition)
        .toList();
  }
}
