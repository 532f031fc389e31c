package io.millrace.consumer.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.consumer.lane.LaneOrder;
import io.millrace.event.DeadLetterHeaders;
import io.millrace.event.DeadLetterOrigin;
import io.millrace.event.EventTopic;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WithStack
class EventProcessorIT {

  @ParameterizedTest
  @EnumSource(LaneOrder.class)
  void eachEventIsHandledInTheOrderOfItsKeyThoughMostFailAtFirst(LaneOrder order, Stack stack)
      throws Exception {
    Bench bench = Bench.create(stack, 2);
    bench.produce(0, 500, 20);
    HandledLedger ledger = new HandledLedger();
    Set<String> failed = ConcurrentHashMap.newKeySet();

    boolean atEnd =
        run(
            bench,
            bench.settings().with(order),
            event -> {
              if (ThreadLocalRandom.current().nextInt(3) == 0 && failed.add(event.value())) {
                throw new IllegalStateException("not yet");
              }
              ledger.add(event);
              return Outcome.processed();
            });

    assertThat(atEnd).isTrue();
    assertThat(ledger.anomalies(500)).isEmpty();
    assertThat(ledger.size()).isEqualTo(500);
    assertThat(failed).isNotEmpty();
    assertThat(bench.committed()).isEqualTo(500);
    assertThat(bench.setAside()).isEmpty();
  }

  @Test
  void whatFailsForGoodIsSetAsideAsItWas(Stack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    byte[] large = new byte[5_000_000];
    ThreadLocalRandom.current().nextBytes(large);
    long future = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
    List<Header> headers =
        List.of(
            new RecordHeader("a", Bench.bytes("1")),
            new RecordHeader("a", null),
            new RecordHeader("a", new byte[] {-1}));
    bench.send(
        List.of(
            new ProducerRecord<>(bench.topic(), 0, future, Bench.bytes("k"), null, headers),
            new ProducerRecord<>(bench.topic(), 0, 7L, null, large, headers),
            new ProducerRecord<>(bench.topic(), 0, 8L, new byte[] {-1}, new byte[0], List.of())));

    EventTopic<byte[], byte[]> bytes = EventTopic.of(bench.topic(), byte[].class, byte[].class);
    try (EventProcessor processor =
        EventProcessor.open(
            bench.connection(),
            List.of(bytes),
            bench.settings(),
            event ->
                event.value() == null
                    ? Outcome.retry("no value\nin it")
                    : Outcome.deadLetter("no good"))) {
      assertThat(processor.run()).isTrue();
    }

    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>(bench.setAside());
    found.sort((a, b) -> Long.compare(offset(a), offset(b)));
    assertThat(found).hasSize(3);
    ConsumerRecord<byte[], byte[]> first = found.get(0);
    assertThat(first.key()).isEqualTo(Bench.bytes("k"));
    assertThat(first.value()).isNull();
    assertThat(first.timestamp()).as("the other topic takes none of it").isNotEqualTo(future);
    assertThat(found.get(1).timestamp()).isEqualTo(7);
    assertThat(List.of(first.headers().toArray()).subList(0, 3)).isEqualTo(headers);
    assertThat(text(first, DeadLetterHeaders.ATTEMPTS)).isEqualTo("4");
    assertThat(text(first, DeadLetterHeaders.GROUP)).isEqualTo(bench.group());
    DeadLetterOrigin origin = DeadLetterHeaders.origin(first.headers()).orElseThrow();
    assertThat(origin.topic()).isEqualTo(bench.topic());
    assertThat(origin.partition()).hasValue(0);
    assertThat(origin.offset()).hasValue(0);
    assertThat(origin.timestamp()).contains(Instant.ofEpochMilli(future));
    assertThat(origin.cause()).contains("no value in it");
    assertThat(found.get(1).key()).isNull();
    assertThat(found.get(1).value()).isEqualTo(large);
    assertThat(text(found.get(1), DeadLetterHeaders.ATTEMPTS)).isEqualTo("1");
    assertThat(found.get(2).key()).isEqualTo(new byte[] {-1});
    assertThat(found.get(2).value()).isEmpty();
    assertThat(bench.committed()).isEqualTo(3);
  }

  @Test
  void whatCantBeDecodedIsSetAsideWithItsBytes(Stack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    byte[] rubbish = {0, 1, 2};
    bench.send(List.of(new ProducerRecord<>(bench.topic(), 0, Bench.bytes("k"), rubbish)));

    EventTopic<String, GenericRecord> records =
        EventTopic.of(bench.topic(), String.class, GenericRecord.class);
    try (EventProcessor processor =
        EventProcessor.open(
            bench.connection(), List.of(records), bench.settings(), event -> Outcome.processed())) {
      processor.run();
    }

    ConsumerRecord<byte[], byte[]> found = bench.setAside().get(0);
    assertThat(found.value()).isEqualTo(rubbish);
    assertThat(text(found, DeadLetterHeaders.ATTEMPTS)).isEqualTo("0");
    assertThat(text(found, DeadLetterHeaders.CAUSE)).startsWith("can't be decoded: ");
  }

  @Test
  void aDeadLetterNeverGoesWhereItWasBefore(Stack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    bench.send(
        List.of(
            new ProducerRecord<>(
                bench.topic(),
                0,
                Bench.bytes("k"),
                Bench.bytes("0"),
                List.of(
                    new RecordHeader(DeadLetterHeaders.TOPIC, Bench.bytes(bench.deadLetters()))))));

    assertThatThrownBy(() -> run(bench, bench.settings(), event -> Outcome.deadLetter("bad")))
        .isInstanceOf(AppException.class)
        .hasMessageContaining("where it was before");
    assertThat(bench.setAside()).isEmpty();
    assertThat(bench.committed()).isZero();
  }

  @Test
  void oneEventThatIsStuckHoldsUpNoOtherAndARestartRepeatsNoneOfThem(Stack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    bench.produce(0, 300, 30);
    CountDownLatch others = new CountDownLatch(290);
    CountDownLatch never = new CountDownLatch(1);
    ProcessorSettings settings = ProcessorSettings.of(bench.group());

    try (EventProcessor processor =
        EventProcessor.open(
            bench.connection(),
            List.of(bench.texts()),
            settings.withDrain(Duration.ofMillis(100)),
            event -> {
              if (event.key().equals("k3")) {
                never.await();
              }
              others.countDown();
              return Outcome.processed();
            })) {
      Thread runner = new Thread(processor::run);
      runner.start();
      others.await();
      Awaitility.await().until(() -> processor.status().get(0).inFlight() == 10);
      PartitionStatus status = processor.status().get(0);
      assertThat(status.done()).isEqualTo(3);
      assertThat(status.oldest().orElseThrow().key()).isEqualTo("k3");
      assertThat(status.oldest().orElseThrow().offset()).isEqualTo(3);
      assertThat(status.oldest().orElseThrow().state()).isEqualTo("with its handler");
      processor.stop();
      runner.join();
    }
    assertThat(bench.committed()).isEqualTo(3);

    HandledLedger ledger = new HandledLedger();
    run(
        bench,
        bench.settings(),
        event -> {
          ledger.add(event);
          return Outcome.processed();
        });
    assertThat(ledger.size()).isEqualTo(10);
    assertThat(bench.committed()).isEqualTo(300);
  }

  @Test
  void whatIsAwayIsWaitedForAndNoAttemptCounts(Stack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    bench.produce(0, 20, 20);
    AtomicInteger calls = new AtomicInteger();
    HandledLedger ledger = new HandledLedger();

    run(
        bench,
        bench.settings().with(new RetryPolicy(0, Duration.ZERO, Duration.ZERO)),
        event -> {
          if (calls.incrementAndGet() <= 25) {
            throw new UnavailableException("the mail server is away", null);
          }
          ledger.add(event);
          return Outcome.processed();
        });

    assertThat(ledger.anomalies(20)).isEmpty();
    assertThat(bench.setAside()).isEmpty();
  }

  @Test
  void aHandlerThatInterruptsItselfEndsNoLane(Stack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    bench.produce(0, 40, 40);
    Set<String> interrupted = ConcurrentHashMap.newKeySet();
    HandledLedger ledger = new HandledLedger();

    run(
        bench,
        bench.settings().with(new Bounds(2, 100, 1 << 20)),
        event -> {
          int number = Integer.parseInt(event.value());
          if (number == 7) {
            Thread.currentThread().interrupt();
            return Outcome.deadLetter("with a flag");
          }
          if (number % 3 == 0 && interrupted.add(event.value())) {
            throw new InterruptedException("its own");
          }
          ledger.add(event);
          if (number % 3 == 1) {
            Thread.currentThread().interrupt();
          }
          return Outcome.processed();
        });

    assertThat(ledger.anomalies(40)).containsExactly("lost: 7");
    assertThat(bench.setAside()).hasSize(1);
    assertThat(bench.committed()).isEqualTo(40);
  }

  @Test
  void whatStaysAwayEndsTheRunWithNothingLost(Stack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    bench.produce(0, 3, 3);

    assertThatThrownBy(
            () ->
                run(
                    bench,
                    bench.settings().withPatience(Duration.ofMillis(700)),
                    event -> {
                      throw new UnavailableException("the mail server is away", null);
                    }))
        .isInstanceOf(AppException.class)
        .hasMessageContaining("the mail server is away")
        .extracting(e -> ((AppException) e).exitCode())
        .isEqualTo(4);
    assertThat(bench.committed()).isZero();
  }

  private static long offset(ConsumerRecord<byte[], byte[]> record) {
    return DeadLetterHeaders.origin(record.headers()).orElseThrow().offset().orElseThrow();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
  }

  private static boolean run(
      Bench bench, ProcessorSettings settings, EventHandler<String, String> handler) {
    try (EventProcessor processor =
        EventProcessor.open(bench.connection(), List.of(bench.texts()), settings, handler)) {
      return processor.run();
    }
  }
}
