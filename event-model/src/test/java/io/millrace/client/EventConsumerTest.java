package io.millrace.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import io.millrace.event.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;

class EventConsumerTest {
  private static final EventTopic<String, Content> TOPIC =
      EventTopic.of("contents", String.class, Content.class);

  /**
   * What a record holds.
   *
   * @param failures how often it fails until it is decoded, or until it can be set aside; -1 for an
   *     error, once
   */
  record Content(boolean garbage, int failures) {
    byte[] bytes() {
      return new byte[] {(byte) (garbage ? 1 : 0), (byte) failures};
    }
  }

  /** Fails so many times since the last event, as if the registry were away. */
  public static final class Contents implements Deserializer<Content> {
    private int failures;
    private boolean broken;

    @Override
    public Content deserialize(String topic, byte[] bytes) {
      Content content = new Content(bytes[0] == 1, bytes[1]);
      if (content.failures < 0 && !broken) {
        broken = true;
        throw new StackOverflowError("nested too deeply");
      }
      if (content.garbage) {
        throw new SerializationException("garbage");
      } else if (failures++ < content.failures) {
        throw new TimeoutException("away");
      }
      failures = 0;
      return content;
    }
  }

  @Provide
  Arbitrary<List<List<Content>>> partitions() {
    return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(0, 0, 0, 0, 1, 2))
        .as(Content::new)
        .list()
        .ofMaxSize(12)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Property
  void everyRecordIsReturnedOnceOrSetAsideOnceAndThePositionIsAlwaysBehindIt(
      @ForAll("partitions") List<List<Content>> partitions,
      @ForAll @IntRange(min = 1, max = 9) int most) {
    MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
    kafka.setMaxPollRecords(most);
    Outcome outcome = new Outcome();
    EventDecoder<String, Content> decoder =
        new EventDecoder<>(Map.of("value.deserializer", Contents.class));
    decoder.add(TOPIC);

    try (EventConsumer<String, Content> consumer =
        new EventConsumer<>(kafka, decoder, outcome::setAside)) {
      consumer.subscribe();
      int polls = 0;
      while (refill(kafka, partitions)) {
        assertThat(polls++).as("polls").isLessThan(1_000);
        try {
          consumer.poll(Duration.ZERO).forEach(outcome::returned);
        } catch (TimeoutException | IllegalStateException e) {
          assertThat(e).hasMessageMatching("away|no room");
        }
        for (int i = 0; i < partitions.size(); i++) {
          assertThat(outcome.of(i))
              .isEqualTo(offsets(kafka.position(new TopicPartition(TOPIC.name(), i))));
        }
      }
    }

    for (int i = 0; i < partitions.size(); i++) {
      assertThat(outcome.of(i)).isEqualTo(offsets(partitions.get(i).size()));
    }
  }

  @Example
  void anErrorLosesNothingOfItsPoll() {
    MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest");
    EventDecoder<String, Content> decoder =
        new EventDecoder<>(Map.of("value.deserializer", Contents.class));
    decoder.add(TOPIC);
    Content event = new Content(false, 0);
    List<List<Content>> partitions =
        List.of(List.of(event, event), List.of(event, new Content(false, -1)));

    try (EventConsumer<String, Content> consumer =
        new EventConsumer<>(kafka, decoder, UndecodablePolicy.fail())) {
      consumer.subscribe();
      refill(kafka, partitions);
      assertThatThrownBy(() -> consumer.poll(Duration.ZERO)).isInstanceOf(StackOverflowError.class);
      refill(kafka, partitions);

      assertThat(consumer.poll(Duration.ZERO)).hasSize(4);
    }
  }

  /** What became of records; setting one aside fails as often as its content says. */
  private static final class Outcome {
    private final Map<Integer, List<Long>> done = new HashMap<>();
    private final Map<Integer, Long> lastReturned = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();

    List<Long> of(int partition) {
      return done.getOrDefault(partition, List.of()).stream().sorted().toList();
    }

    void returned(Event<String, Content> event) {
      assertThat(event.value().garbage).isFalse();
      Origin origin = event.origin().orElseThrow();
      Long before = lastReturned.put(origin.partition(), origin.offset());
      assertThat(before == null || before < origin.offset()).as("order at %s", origin).isTrue();
      done.computeIfAbsent(origin.partition(), p -> new ArrayList<>()).add(origin.offset());
    }

    void setAside(UndecodedRecord undecoded) {
      String origin = undecoded.origin().toString();
      if (failures.merge(origin, 1, Integer::sum) <= undecoded.record().value()[1]) {
        throw new IllegalStateException("no room");
      }
      done.computeIfAbsent(undecoded.record().partition(), p -> new ArrayList<>())
          .add(undecoded.record().offset());
    }
  }

  private static List<Long> offsets(long end) {
    return IntStream.range(0, Math.toIntExact(end)).mapToObj(Long::valueOf).toList();
  }

  /** Puts in what is left from the positions on, as a broker does; false when nothing is. */
  private static boolean refill(
      MockConsumer<byte[], byte[]> kafka, List<List<Content>> partitions) {
    List<TopicPartition> assigned =
        IntStream.range(0, partitions.size())
            .mapToObj(i -> new TopicPartition(TOPIC.name(), i))
            .toList();
    boolean first = kafka.assignment().isEmpty();
    kafka.rebalance(assigned);
    if (first) {
      assigned.forEach(partition -> kafka.seek(partition, 0));
    }
    boolean left = false;
    for (TopicPartition partition : assigned) {
      List<Content> contents = partitions.get(partition.partition());
      for (int i = Math.toIntExact(kafka.position(partition)); i < contents.size(); i++) {
        byte[] value = contents.get(i).bytes();
        kafka.addRecord(
            new ConsumerRecord<>(partition.topic(), partition.partition(), i, null, value));
        left = true;
      }
    }
    return left;
  }
}
