package io.millrace.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Input;
import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.Reached;
import io.millrace.producer.input.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class ReadAheadTest {
  /** Lines of so many bytes, each of them valid until the next one is read. */
  private static final class Lines implements Source {
    private final int count;
    private final int bytes;
    private final Optional<Throwable> end;
    private final AtomicInteger read = new AtomicInteger();
    private volatile boolean closed;

    Lines(int count, int bytes, Throwable end) {
      this.count = count;
      this.bytes = bytes;
      this.end = Optional.ofNullable(end);
    }

    @Override
    public Optional<Input> next() {
      if (closed) {
        throw new IllegalStateException("read after it was closed");
      }
      if (read.get() == count) {
        end.ifPresent(Lines::raise);
        return Optional.empty();
      }
      int number = read.incrementAndGet();
      return Optional.of(
          new Input.Ready(
              List.of(new ProducerRecord<>("topic", new byte[bytes])),
              Optional.of(new Position("part", number)),
              Optional.of(origin())));
    }

    private static void raise(Throwable thrown) {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }

    private Origin origin() {
      return new Origin() {
        @Override
        public Place place() {
          return new Place("lines", read.get());
        }

        @Override
        public byte[] raw() {
          return ("line " + read.get()).getBytes(StandardCharsets.UTF_8);
        }
      };
    }

    @Override
    public Reached reached() {
      return new Reached(read.get(), count);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void givesAllInTheirOrderWithWhereTheyCameFrom() {
    Lines lines = new Lines(10_000, 100, null);
    try (ReadAhead ahead = new ReadAhead(lines, true)) {
      List<Input> inputs = all(ahead);

      assertThat(inputs).hasSize(10_000);
      for (int i = 0; i < inputs.size(); i++) {
        Input.Ready ready = (Input.Ready) inputs.get(i);
        assertThat(ready.after()).map(Position::state).contains("" + (i + 1));
        assertThat(ready.origin().orElseThrow().place()).isEqualTo(new Place("lines", i + 1));
        assertThat(ready.origin().orElseThrow().raw()).asString().isEqualTo("line " + (i + 1));
      }
      assertThat(ahead.follows()).isFalse();
      assertThat(ahead.next()).isEmpty();
      assertThat(ahead.reached()).isEqualTo(new Reached(10_000, 10_000));
    }
  }

  @Test
  void keepsNoTextThatNobodyAsksFor() {
    try (ReadAhead ahead = new ReadAhead(new Lines(1, 100, null), false)) {
      Input.Ready ready = (Input.Ready) all(ahead).get(0);

      assertThat(ready.origin().orElseThrow().raw()).isEmpty();
    }
  }

  @Test
  void throwsWhatTheSourceThrewBehindWhatCameBefore() {
    for (Throwable end : List.of(AppException.refused("torn"), new StackOverflowError("deep"))) {
      List<Input> inputs = new ArrayList<>();
      try (ReadAhead ahead = new ReadAhead(new Lines(700, 100, end), false)) {
        assertThatThrownBy(() -> addAll(ahead, inputs)).isSameAs(end);
        assertThat(inputs).hasSize(700);
      }
    }
  }

  @Test
  void isNoFurtherAheadThanItsBounds() {
    Lines many = new Lines(1_000_000, 1, null);
    Lines longer = new Lines(1_000_000, 300_000, null);
    Lines large = new Lines(1_000_000, 2_000_000, null);
    try (ReadAhead first = new ReadAhead(many, false);
        ReadAhead second = new ReadAhead(longer, false);
        ReadAhead third = new ReadAhead(large, false)) {
      assertThat(firstOf(first)).isPresent();
      assertThat(firstOf(second)).isPresent();
      assertThat(firstOf(third)).isPresent();
      // One batch is taken, four wait, one is made; of large ones, one waits.
      List<Lines> all = List.of(many, longer, large);
      List<Integer> bounds = List.of(6 * 256, 6, 2);
      await().until(() -> read(all).equals(bounds));
      await().during(Duration.ofMillis(300)).until(() -> read(all).equals(bounds));
    }
  }

  private static List<Integer> read(List<Lines> all) {
    return all.stream().map(lines -> lines.read.get()).toList();
  }

  @Test
  void readsNoMoreOnceItIsClosed() {
    Lines lines = new Lines(1_000_000, 1, null);
    new ReadAhead(lines, false).close();

    int read = lines.read.get();
    assertThat(lines.closed).isTrue();
    assertThat(read).isLessThan(1_000_000);
    await().during(Duration.ofMillis(200)).until(() -> lines.read.get() == read);
  }

  private static Optional<Input> firstOf(ReadAhead ahead) {
    Optional<Input> next = ahead.next();
    while (next.isEmpty() && ahead.follows()) {
      next = ahead.next();
    }
    return next;
  }

  private static List<Input> all(ReadAhead ahead) {
    List<Input> inputs = new ArrayList<>();
    addAll(ahead, inputs);
    return inputs;
  }

  private static void addAll(ReadAhead ahead, List<Input> inputs) {
    while (true) {
      Optional<Input> next = ahead.next();
      next.ifPresent(inputs::add);
      if (next.isEmpty() && !ahead.follows()) {
        return;
      }
    }
  }
}
