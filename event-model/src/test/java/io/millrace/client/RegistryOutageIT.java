package io.millrace.client;

import static io.millrace.client.TestCluster.failure;
import static io.millrace.client.TestCluster.read;
import static io.millrace.client.TestCluster.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import io.millrace.example.OrderEvent;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.RegistryException;
import io.millrace.registry.RegistryUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithStack
class RegistryOutageIT {
  private TestCluster cluster;
  private FlakyRegistry registry;

  @BeforeEach
  void open(Stack stack) throws IOException {
    cluster = new TestCluster(stack);
    registry = new FlakyRegistry(stack.registryUrl());
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private Map<String, Object> flaky(Object... more) {
    Map<String, Object> config = cluster.config(more);
    config.put("schema.registry.url", registry.url());
    config.put("max.retries", 0);
    config.put("millrace.registry.deadline.ms", 5_000);
    return config;
  }

  @Test
  void anOutageIsThrownAndNothingIsLostOrTwiceWhateverThePolicy() throws Exception {
    EventTopic<String, GenericRecord> topic = cluster.topic(1, String.class, GenericRecord.class);
    EventTopic<String, OrderEvent> older =
        EventTopic.of(topic.name(), String.class, OrderEvent.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      send(producer, older, Orders.event(0));
      send(producer, older, Orders.event(1));
      send(producer, topic, Orders.returned(2));
      send(producer, older, Orders.event(3));
      send(producer, topic, Orders.returned(4));
    }
    List<UndecodedRecord> aside = new ArrayList<>();

    try (EventConsumer<String, GenericRecord> consumer =
        EventConsumer.open(
            flaky("max.poll.records", 2), topic, UndecodablePolicy.setAside(aside::add))) {
      consumer.subscribe();
      assertThat(read(consumer, 2)).extracting(Event::key).containsExactly("O-0", "O-1");
      registry.setDown(true);
      for (int again = 0; again < 2; again++) {
        assertThat(failure(consumer, RegistryUnavailableException.class))
            .hasMessageContaining("503");
        assertThat(consumer.kafka().position(new TopicPartition(topic.name(), 0))).isEqualTo(2);
      }
      registry.setDown(false);

      assertThat(read(consumer, 3)).extracting(Event::key).containsExactly("O-2", "O-3", "O-4");
    }
    assertThat(aside).isEmpty();
  }

  @Test
  void aRefusalOfTheRegistrySkipsNothingEither() throws Exception {
    EventTopic<String, OrderEvent> topic = cluster.topic(1, String.class, OrderEvent.class);
    try (EventProducer producer = EventProducer.open(cluster.config())) {
      send(producer, topic, Orders.event(0));
    }
    try (EventConsumer<String, OrderEvent> consumer =
        EventConsumer.open(flaky(), topic, UndecodablePolicy.skip())) {
      consumer.subscribe();
      registry.setError(422);
      assertThat(failure(consumer, RegistryException.class).status()).isEqualTo(422);
      registry.setError(0);

      assertThat(read(consumer, 1).get(0).value()).isEqualTo(Orders.order(0));
    }
  }

  @Test
  void knownSchemasFlowOnDuringAnOutage() throws Exception {
    EventTopic<String, OrderEvent> topic = cluster.topic(1, String.class, OrderEvent.class);
    try (EventProducer producer = EventProducer.open(flaky());
        EventConsumer<String, OrderEvent> consumer = EventConsumer.open(flaky(), topic)) {
      consumer.subscribe();
      send(producer, topic, Orders.event(0));
      read(consumer, 1);
      registry.setDown(true);
      send(producer, topic, Orders.event(1));

      assertThat(read(consumer, 1).get(0).value()).isEqualTo(Orders.order(1));
    }
  }

  @Test
  void anOutageIsThrownBySendAndTheTransactionGoesOn() throws Exception {
    EventTopic<String, OrderEvent> topic = cluster.topic(1, String.class, OrderEvent.class);
    try (EventProducer producer = EventProducer.open(flaky("transactional.id", topic.name()))) {
      producer.kafka().initTransactions();
      producer.kafka().beginTransaction();
      registry.setDown(true);
      assertThatThrownBy(() -> producer.send(topic, Orders.event(0)))
          .isInstanceOf(RegistryUnavailableException.class);
      registry.setDown(false);
      send(producer, topic, Orders.event(0));
      producer.kafka().commitTransaction();
    }

    try (EventConsumer<String, OrderEvent> consumer =
        EventConsumer.open(cluster.config("isolation.level", "read_committed"), topic)) {
      consumer.subscribe();

      assertThat(read(consumer, 1).get(0).value()).isEqualTo(Orders.order(0));
    }
  }
}
