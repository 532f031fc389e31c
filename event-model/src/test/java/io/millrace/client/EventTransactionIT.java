package io.millrace.client;

import static io.millrace.client.TestCluster.read;
import static io.millrace.client.TestCluster.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import io.millrace.example.Customer;
import io.millrace.example.OrderEvent;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithStack
class EventTransactionIT {
  private TestCluster cluster;

  @BeforeEach
  void use(Stack stack) {
    cluster = new TestCluster(stack);
  }

  @Test
  void severalTopicsAreOneTransactionAndAnAbortedOneIsUnseen() throws Exception {
    EventTopic<String, OrderEvent> orders = cluster.topic(1, String.class, OrderEvent.class);
    EventTopic<Long, Customer> customers = cluster.topic(1, Long.class, Customer.class);
    Customer ada = new Customer("C-1", "Ada", "Consumer");
    try (EventProducer producer =
        EventProducer.open(cluster.config("transactional.id", orders.name()))) {
      producer.kafka().initTransactions();
      producer.kafka().beginTransaction();
      send(producer, orders, Orders.event(1));
      send(producer, customers, Event.of(1L, ada, Orders.AT));
      producer.kafka().abortTransaction();
      producer.kafka().beginTransaction();
      send(producer, orders, Orders.event(2));
      send(producer, customers, Event.of(2L, ada, Orders.AT));
      producer.kafka().commitTransaction();
    }

    try (EventConsumer<Object, SpecificRecord> consumer =
        EventConsumer.open(
            cluster.config("isolation.level", "read_committed"),
            List.of(orders, customers),
            UndecodablePolicy.fail())) {
      consumer.subscribe();
      List<Event<Object, SpecificRecord>> events = read(consumer, 2);

      assertThat(events).extracting(Event::value).containsExactlyInAnyOrder(Orders.order(2), ada);
      assertThat(events).extracting(Event::key).containsExactlyInAnyOrder("O-2", 2L);
    }
  }

  @Test
  void aTransactionGoesOnAfterAnEventThatCouldNotBeSerialized() throws Exception {
    EventTopic<String, OrderEvent> orders = cluster.topic(1, String.class, OrderEvent.class);
    OrderEvent withoutId = new OrderEvent(null, null, Orders.AT, null);
    try (EventProducer producer =
        EventProducer.open(cluster.config("transactional.id", orders.name()))) {
      producer.kafka().initTransactions();
      producer.kafka().beginTransaction();
      send(producer, orders, Orders.event(1));
      assertThatThrownBy(() -> producer.send(orders, Event.of("O-2", withoutId, Orders.AT)))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining(orders.name());
      send(producer, orders, Orders.event(3));
      producer.kafka().commitTransaction();
    }

    try (EventConsumer<String, OrderEvent> consumer =
        EventConsumer.open(cluster.config("isolation.level", "read_committed"), orders)) {
      consumer.subscribe();

      assertThat(read(consumer, 2)).extracting(Event::key).containsExactly("O-1", "O-3");
    }
  }

  @Test
  void eventsAreReadAndSentOnInOneTransactionWithTheirPositions() throws Exception {
    EventTopic<String, OrderEvent> from = cluster.topic(2, String.class, OrderEvent.class);
    EventTopic<String, byte[]> raw = EventTopic.of(from.name(), String.class, byte[].class);
    EventTopic<Long, OrderEvent> to = cluster.topic(1, Long.class, OrderEvent.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      for (int i = 0; i < 20; i++) {
        send(producer, from, Orders.event(i));
        send(producer, raw, Event.of("O-" + i, new byte[0], Orders.AT));
      }
    }
    Map<String, Object> config = cluster.config("max.poll.records", 4);

    // Every second transaction is aborted, and the consumer starts again, as after a crash.
    for (int run = 0, sent = 0; sent < 20; run++) {
      assertThat(run).isLessThan(200);
      try (EventProducer producer =
              EventProducer.open(cluster.config("transactional.id", to.name()));
          EventConsumer<String, OrderEvent> consumer =
              EventConsumer.open(config, from, UndecodablePolicy.skip())) {
        producer.kafka().initTransactions();
        consumer.subscribe();
        sent += forward(producer, consumer, to, run % 2 == 0);
      }
    }

    try (EventConsumer<Long, OrderEvent> consumer =
        EventConsumer.open(cluster.config("isolation.level", "read_committed"), to)) {
      consumer.subscribe();
      assertThat(read(consumer, 20))
          .extracting(Event::key)
          .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 20).boxed().toList());
      assertThat(consumer.poll(Duration.ofMillis(500))).isEmpty();
    }
  }

  /** Sends on what one poll brings; how many events were committed. */
  private static int forward(
      EventProducer producer,
      EventConsumer<String, OrderEvent> consumer,
      EventTopic<Long, OrderEvent> to,
      boolean abort) {
    List<Event<String, OrderEvent>> events = List.of();
    for (int polls = 0; events.isEmpty() && polls < 100; polls++) {
      events = consumer.poll(Duration.ofMillis(100));
    }
    producer.kafka().beginTransaction();
    for (Event<String, OrderEvent> event : events) {
      long key = event.value().getEventId().getLeastSignificantBits();
      send(producer, to, Event.of(key, event.value(), event.timestamp()));
    }
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    for (TopicPartition partition : consumer.kafka().assignment()) {
      positions.put(partition, new OffsetAndMetadata(consumer.kafka().position(partition)));
    }
    producer.kafka().sendOffsetsToTransaction(positions, consumer.kafka().groupMetadata());
    if (abort) {
      producer.kafka().abortTransaction();
      return 0;
    }
    producer.kafka().commitTransaction();
    return events.size();
  }
}
