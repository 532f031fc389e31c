package io.millrace.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import io.millrace.local.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The stack as these tests use it: topics and groups of their own, settings for both clients. */
record TestCluster(Stack stack) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A new topic. */
  <K, V> EventTopic<K, V> topic(int partitions, Class<K> keys, Class<V> values)
      throws ExecutionException, InterruptedException {
    String name = "clients-" + UUID.randomUUID();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(name, Optional.of(partitions), Optional.empty())
                      .configs(Map.of("retention.ms", "-1"))))
          .all()
          .get();
    }
    return EventTopic.of(name, keys, values);
  }

  /** Settings for a producer, or for a consumer of a new group that starts at the beginning. */
  Map<String, Object> config(Object... more) {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", stack.bootstrapServers());
    config.put("schema.registry.url", stack.registryUrl());
    config.put("group.id", "clients-" + UUID.randomUUID());
    config.put("auto.offset.reset", "earliest");
    config.put("enable.auto.commit", false);
    for (int i = 0; i < more.length; i += 2) {
      config.put((String) more[i], more[i + 1]);
    }
    return config;
  }

  /** Sends an event and waits for the broker. */
  static <K, V> RecordMetadata send(
      EventProducer producer, EventTopic<K, V> topic, Event<? extends K, ? extends V> event) {
    try {
      return producer.send(topic, event).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Polls until there are so many events, no more. */
  static <K, V> List<Event<K, V>> read(EventConsumer<K, V> consumer, int count) {
    List<Event<K, V>> events = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (events.size() < count) {
      assertThat(System.nanoTime())
          .as("%s of %s events came", events.size(), count)
          .isLessThan(end);
      events.addAll(consumer.poll(Duration.ofMillis(100)));
    }
    assertThat(events).hasSize(count);
    return events;
  }

  /** Polls until that throws, and expects no events before. */
  static <X extends Throwable> X failure(EventConsumer<?, ?> consumer, Class<X> type) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        assertThat(consumer.poll(Duration.ofMillis(100))).isEmpty();
      } catch (RuntimeException e) {
        assertThat(e).isInstanceOf(type);
        return type.cast(e);
      }
    }
    throw new AssertionError("no " + type.getName() + " within " + PATIENCE);
  }
}
