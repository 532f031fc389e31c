package io.millrace.client;

import static io.millrace.client.TestCluster.failure;
import static io.millrace.client.TestCluster.read;
import static io.millrace.client.TestCluster.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import io.millrace.example.OrderEvent;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.serde.EventDecodingException;
import io.millrace.serde.EventDecodingException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One partition with the events 0, 1, 3 and 4, and in place of 2 a record that is none. */
@WithStack
class UndecodableIT {
  private static final byte[] GARBAGE = {9, 9, 9};

  /** What stands in the place of event 2. */
  enum Bad {
    UNKNOWN_KIND,
    GARBAGE
  }

  private TestCluster cluster;
  private EventTopic<String, OrderEvent> topic;
  private TopicPartition partition;

  @BeforeEach
  void createTopic(Stack stack) throws Exception {
    cluster = new TestCluster(stack);
    topic = cluster.topic(1, String.class, OrderEvent.class);
    partition = new TopicPartition(topic.name(), 0);
  }

  private void publish(Bad... bad) {
    EventTopic<String, GenericRecord> newer =
        EventTopic.of(topic.name(), String.class, GenericRecord.class);
    EventTopic<String, byte[]> raw = EventTopic.of(topic.name(), String.class, byte[].class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      send(producer, topic, Orders.event(0));
      send(producer, topic, Orders.event(1));
      for (Bad kind : bad) {
        switch (kind) {
          case UNKNOWN_KIND -> send(producer, newer, Orders.returned(2));
          case GARBAGE -> send(producer, raw, Event.of("O-2", GARBAGE, Orders.AT));
        }
      }
      send(producer, topic, Orders.event(3));
      send(producer, topic, Orders.event(4));
    }
  }

  private EventConsumer<String, OrderEvent> consumer(UndecodablePolicy policy, Object... settings) {
    EventConsumer<String, OrderEvent> consumer =
        EventConsumer.open(cluster.config(settings), topic, policy);
    consumer.subscribe();
    return consumer;
  }

  @ParameterizedTest
  @EnumSource
  void aRecordThatIsSkippedIsPassedAsIfItWereNotThere(Bad bad) {
    publish(bad);

    try (EventConsumer<String, OrderEvent> consumer = consumer(UndecodablePolicy.skip())) {
      assertThat(read(consumer, 4))
          .extracting(Event::key)
          .containsExactly("O-0", "O-1", "O-3", "O-4");
      assertThat(consumer.kafka().position(partition)).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRecordThatIsSetAsideKeepsItsBytesAndSaysWhy(Bad bad) {
    publish(bad);
    List<UndecodedRecord> aside = new ArrayList<>();

    try (EventConsumer<String, OrderEvent> consumer =
        consumer(UndecodablePolicy.setAside(aside::add))) {
      assertThat(read(consumer, 4))
          .extracting(Event::key)
          .containsExactly("O-0", "O-1", "O-3", "O-4");
    }

    assertThat(aside).hasSize(1);
    assertThat(aside.get(0).origin()).hasToString(topic.name() + "-0@2");
    assertThat(aside.get(0).record().key()).asString().isEqualTo("O-2");
    assertThat(aside.get(0).isUnknownKind()).isEqualTo(bad == Bad.UNKNOWN_KIND);
    assertThat(((EventDecodingException) aside.get(0).cause()).reason())
        .isEqualTo(bad == Bad.UNKNOWN_KIND ? Reason.UNKNOWN_KIND : Reason.NOT_IN_WIRE_FORMAT);
    if (bad == Bad.GARBAGE) {
      assertThat(aside.get(0).record().value()).isEqualTo(GARBAGE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRecordThatFailsIsNamedAfterTheEventsBeforeItAndThePositionStays(Bad bad) {
    publish(bad);

    try (EventConsumer<String, OrderEvent> consumer = consumer(UndecodablePolicy.fail())) {
      assertThat(read(consumer, 2)).extracting(Event::key).containsExactly("O-0", "O-1");
      for (int again = 0; again < 3; again++) {
        UndecodableEventException failure = failure(consumer, UndecodableEventException.class);
        assertThat(failure).hasMessageContaining(topic.name() + "-0@2: ");
        assertThat(failure.undecoded().isUnknownKind()).isEqualTo(bad == Bad.UNKNOWN_KIND);
        assertThat(consumer.kafka().position(partition)).isEqualTo(2);
      }
    }
  }

  @Test
  void aCommitAfterAFailureIsOfThePositionAtTheRecord() {
    publish(Bad.GARBAGE);

    try (EventConsumer<String, OrderEvent> consumer = consumer(UndecodablePolicy.fail())) {
      read(consumer, 2);
      consumer.kafka().commitSync();

      assertThat(consumer.kafka().committed(Set.of(partition)))
          .isEqualTo(Map.of(partition, new OffsetAndMetadata(2)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void automaticCommitsStayAtTheRecordToo(String protocol) {
    publish(Bad.GARBAGE);
    Map<String, Object> config =
        cluster.config(
            "enable.auto.commit", true, "auto.commit.interval.ms", 1, "group.protocol", protocol);
    try (EventConsumer<String, OrderEvent> consumer = EventConsumer.open(config, topic)) {
      consumer.subscribe();
      read(consumer, 2);
      failure(consumer, UndecodableEventException.class);
    }

    try (EventConsumer<String, OrderEvent> consumer =
        EventConsumer.open(config, topic, UndecodablePolicy.skip())) {
      consumer.subscribe();
      assertThat(read(consumer, 2)).extracting(Event::key).containsExactly("O-3", "O-4");
    }
  }

  @Test
  void readingGoesOnBehindTheRecordWhenTheUserSeeksPastIt() {
    publish(Bad.GARBAGE);

    try (EventConsumer<String, OrderEvent> consumer = consumer(UndecodablePolicy.fail())) {
      read(consumer, 2);
      consumer.kafka().seek(partition, 3);

      assertThat(read(consumer, 2)).extracting(Event::key).containsExactly("O-3", "O-4");
    }
  }

  @Test
  void unknownKindsHaveAPolicyOfTheirOwn() {
    publish(Bad.UNKNOWN_KIND, Bad.GARBAGE);
    List<UndecodedRecord> aside = new ArrayList<>();
    UndecodablePolicy policy =
        UndecodablePolicy.fail().withUnknownKinds(UndecodablePolicy.setAside(aside::add));

    try (EventConsumer<String, OrderEvent> consumer = consumer(policy)) {
      read(consumer, 2);
      UndecodableEventException failure = failure(consumer, UndecodableEventException.class);

      assertThat(failure.undecoded().origin().offset()).isEqualTo(3);
    }
    assertThat(aside).extracting(UndecodedRecord::isUnknownKind).containsExactly(true);
  }

  @Test
  void garbageHasAPolicyOfItsOwn() {
    publish(Bad.GARBAGE, Bad.UNKNOWN_KIND);
    UndecodablePolicy policy = UndecodablePolicy.skip().withUnknownKinds(UndecodablePolicy.fail());

    try (EventConsumer<String, OrderEvent> consumer = consumer(policy)) {
      read(consumer, 2);

      assertThat(failure(consumer, UndecodableEventException.class))
          .hasMessageContaining("-0@3: ")
          .hasMessageContaining("update this reader's event classes");
    }
  }

  @Test
  void aSymbolThatTheClassLacksIsAnUnknownKindToo() throws Exception {
    EventTopic<String, Ticket> tickets = cluster.topic(1, String.class, Ticket.class);
    EventTopic<String, GenericRecord> newer =
        EventTopic.of(tickets.name(), String.class, GenericRecord.class);
    Schema schema =
        new Schema.Parser()
            .parse(Ticket.getClassSchema().toString().replace("\"HIGH\"", "\"HIGH\",\"URGENT\""));
    GenericData.EnumSymbol urgent =
        new GenericData.EnumSymbol(schema.getField("priority").schema(), "URGENT");
    GenericRecord ticket = new GenericRecordBuilder(schema).set("priority", urgent).build();
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      send(producer, tickets, Event.of("T-0", new Ticket(Priority.LOW), Orders.AT));
      send(producer, newer, Event.of("T-1", ticket, Orders.AT));
      send(producer, tickets, Event.of("T-2", new Ticket(Priority.HIGH), Orders.AT));
    }
    List<UndecodedRecord> aside = new ArrayList<>();
    UndecodablePolicy policy = UndecodablePolicy.fail().withUnknownKinds(aside::add);

    try (EventConsumer<String, Ticket> consumer =
        EventConsumer.open(cluster.config(), tickets, policy)) {
      consumer.subscribe();

      assertThat(read(consumer, 2)).extracting(Event::key).containsExactly("T-0", "T-2");
    }
    assertThat(aside).extracting(undecoded -> undecoded.origin().offset()).containsExactly(1L);
  }

  @Test
  void aRecordThatCouldNotBeSetAsideComesAgain() {
    publish(Bad.GARBAGE);
    List<UndecodedRecord> seen = new ArrayList<>();
    UndecodablePolicy policy =
        UndecodablePolicy.setAside(
            undecoded -> {
              seen.add(undecoded);
              if (seen.size() < 3) {
                throw new IllegalArgumentException("no room for " + undecoded.origin());
              }
            });

    try (EventConsumer<String, OrderEvent> consumer = consumer(policy)) {
      read(consumer, 2);
      assertThat(failure(consumer, IllegalArgumentException.class)).hasMessageContaining("-0@2");
      assertThat(failure(consumer, IllegalArgumentException.class)).hasMessageContaining("-0@2");

      assertThat(read(consumer, 2)).extracting(Event::key).containsExactly("O-3", "O-4");
    }
    assertThat(seen).hasSize(3);
  }

  @Test
  void aPartitionThatFailsDoesNotHoldUpTheOthers() throws Exception {
    topic = cluster.topic(2, String.class, OrderEvent.class);
    EventTopic<String, byte[]> raw = EventTopic.of(topic.name(), String.class, byte[].class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      for (int i = 0; i < 100; i++) {
        sendTo(1, producer, producer.encode(topic, Orders.event(i)));
      }
      sendTo(0, producer, producer.encode(raw, Event.of("bad", GARBAGE, Orders.AT)));
    }
    List<Event<String, OrderEvent>> events = new ArrayList<>();
    int failures = 0;

    try (EventConsumer<String, OrderEvent> consumer =
        consumer(UndecodablePolicy.fail(), "max.poll.records", 7)) {
      for (int poll = 0; poll < 500 && (events.size() < 100 || failures < 2); poll++) {
        try {
          events.addAll(consumer.poll(Duration.ofMillis(100)));
        } catch (UndecodableEventException e) {
          failures++;
        }
      }
    }

    assertThat(events)
        .extracting(event -> event.value().getEventId().getLeastSignificantBits())
        .containsExactlyElementsOf(LongStream.range(0, 100).boxed().toList());
    assertThat(failures).isGreaterThanOrEqualTo(2);
  }

  private void sendTo(int to, EventProducer producer, ProducerRecord<byte[], byte[]> made)
      throws Exception {
    producer.kafka().send(new ProducerRecord<>(topic.name(), to, made.key(), made.value())).get();
  }
}
