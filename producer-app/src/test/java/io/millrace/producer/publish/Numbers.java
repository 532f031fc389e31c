package io.millrace.producer.publish;

import io.millrace.producer.input.Input;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.Refusal;
import io.millrace.producer.input.Source;
import io.millrace.producer.input.SourceOpener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A source of numbers from 0, one event each under one of ten keys, that goes on behind a position.
 *
 * @param part the name of its position
 * @param events of a number
 * @param padding bytes that the value of a number has more than its text
 * @param refused which numbers can't become an event
 * @param boundary behind which numbers a run can go on
 * @param before told of each number before it's given
 */
record Numbers(
    String topic,
    String part,
    long count,
    int events,
    LongUnaryOperator padding,
    LongPredicate refused,
    LongPredicate boundary,
    LongConsumer before)
    implements SourceOpener {
  static Numbers of(String topic, long count) {
    return new Numbers(topic, "numbers", count, 1, n -> 0, n -> false, n -> true, n -> {});
  }

  Numbers withPart(String name) {
    return new Numbers(topic, name, count, events, padding, refused, boundary, before);
  }

  Numbers withEvents(int number) {
    return new Numbers(topic, part, count, number, padding, refused, boundary, before);
  }

  Numbers withPadding(LongUnaryOperator bytes) {
    return new Numbers(topic, part, count, events, bytes, refused, boundary, before);
  }

  Numbers withRefused(LongPredicate which) {
    return new Numbers(topic, part, count, events, padding, which, boundary, before);
  }

  Numbers withBoundary(LongPredicate which) {
    return new Numbers(topic, part, count, events, padding, refused, which, before);
  }

  Numbers before(LongConsumer told) {
    return new Numbers(topic, part, count, events, padding, refused, boundary, told);
  }

  @Override
  public Source open(Map<String, String> positions) {
    String state = positions.getOrDefault(part, "{\"next\":0}");
    long first = Long.parseLong(state.replaceAll("\\D", ""));
    return new Source() {
      private long next = first;

      @Override
      public Optional<Input> next() {
        if (next >= count) {
          return Optional.empty();
        }
        before.accept(next);
        return Optional.of(input(next++));
      }
    };
  }

  private Input input(long number) {
    Optional<Position> after =
        boundary.test(number)
            ? Optional.of(new Position(part, "{\"next\":%d}".formatted(number + 1)))
            : Optional.empty();
    if (refused.test(number)) {
      return new Input.Refused(
          List.of(new Refusal(new Place("numbers", number), "n", "", "is no good")),
          bytes(number + "\n"),
          after);
    }
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      String text = events == 1 ? "" + number : number + "/" + i;
      byte[] value = bytes(text + " ".repeat((int) padding.applyAsLong(number)));
      records.add(new ProducerRecord<>(topic, bytes("key-" + number % 10), value));
    }
    return new Input.Ready(records, after);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
