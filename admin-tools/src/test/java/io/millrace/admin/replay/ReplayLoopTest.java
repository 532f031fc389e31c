package io.millrace.admin.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.Stop;
import io.millrace.app.pace.Pace;
import io.millrace.event.Origin;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ReplayLoopTest {
  private static final TopicPartition PARTITION = new TopicPartition("from", 0);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final FakeOutbox outbox = new FakeOutbox();
  private final Told told = new Told();
  private final AtomicLong nanos = new AtomicLong();
  private Sieve sieve = Sieve.ALL;
  private Undecodable undecodable = Undecodable.STOP;

  @Test
  void aRateOfRecordsIsNeverExceeded() {
    ReplayLoop loop = run(10, new Pace(4, nanos::get, nanos::addAndGet), 5);

    assertThat(loop.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(outbox.sentAt)
        .containsExactly(250L, 500L, 750L, 1000L, 1250L, 1500L, 1750L, 2000L, 2250L, 2500L);
  }

  @Test
  void anAbortedTransactionIsTriedAgainFromWhereTheLastWasCommitted() {
    outbox.abort(2, Map.of());

    ReplayLoop loop = run(6, Pace.flatOut(), 2);

    assertThat(loop.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(outbox.committed).containsExactly("v0", "v1", "v2", "v3", "v4", "v5");
    assertThat(loop.committed().tally()).isEqualTo(new Tally(6, 0, 0, 0));
    assertThat(told.notes).singleElement().asString().contains("is tried again: too slow");
  }

  @Test
  void whenTransactionsAreAbortedAgainAndAgainTheRunFails() {
    for (int attempt = 2; attempt < 10; attempt++) {
      outbox.abort(attempt, Map.of());
    }

    ReplayLoop loop = run(6, Pace.flatOut(), 2);

    assertThat(loop.ending()).isEqualTo(Ending.FAILED);
    assertThat(loop.failure().orElseThrow().exitCode()).isEqualTo(4);
    assertThat(loop.failure().orElseThrow().line()).startsWith("4 transactions were aborted");
    assertThat(outbox.committed).containsExactly("v0", "v1");
    assertThat(loop.committed().left()).isEqualTo(4);
  }

  @Test
  void aRecordThatNoBrokerTakesIsRefusedAndItsTransactionTriedWithoutIt() {
    outbox.abort(1, Map.of(new Origin("from", 0, 1), "too large"));

    ReplayLoop loop = run(3, Pace.flatOut(), 10);

    assertThat(outbox.committed).containsExactly("v0", "v2");
    assertThat(told.refusals).containsExactly(new Refusal(new Origin("from", 0, 1), "too large"));
    assertThat(loop.committed().tally()).isEqualTo(new Tally(2, 0, 1, 0));
  }

  @Test
  void eachRefusedRecordIsToldOnceThoughOneBeforeItIsRefusedLater() {
    sieve = unjudged("v3");
    undecodable = Undecodable.SKIP;
    // Record 3 is told before the broker is asked, and record 1 after it.
    outbox.abort(1, Map.of(new Origin("from", 0, 1), "too large"));

    ReplayLoop loop = run(5, Pace.flatOut(), 10);

    assertThat(told.refusals)
        .extracting(refusal -> refusal.record().offset())
        .containsExactlyInAnyOrder(1L, 3L);
    assertThat(loop.committed().tally()).isEqualTo(new Tally(3, 0, 2, 0));
  }

  @Test
  void aTransactionEndsAfterSoManyRefusedRecordsToo() {
    sieve = record -> new Sieve.Sifted.Unjudged("odd");
    undecodable = Undecodable.SKIP;

    run(6, Pace.flatOut(), 2);

    assertThat(told.refusals).hasSize(6);
    assertThat(outbox.transactions).isEqualTo(3);
  }

  @Test
  void aRecordThatCannotBeJudgedEndsTheRunBeforeItAndIsNotPassed() {
    sieve = unjudged("v3");

    ReplayLoop loop = run(6, Pace.flatOut(), 2);

    assertThat(loop.ending()).isEqualTo(Ending.UNDECODABLE);
    assertThat(loop.failure().orElseThrow().exitCode()).isEqualTo(6);
    assertThat(loop.failure().orElseThrow().line())
        .isEqualTo("from:0 at offset 3: the filter can't judge it: odd; see --undecodable");
    assertThat(outbox.committed).containsExactly("v0", "v1", "v2");
    assertThat(loop.committed().of(0).next()).isEqualTo(3);
  }

  @Test
  void aRecordThatCannotBeJudgedIsRefusedOnRequest() {
    sieve = unjudged("v1");
    undecodable = Undecodable.SKIP;

    ReplayLoop skipping = run(3, Pace.flatOut(), 10);

    assertThat(skipping.committed().tally()).isEqualTo(new Tally(2, 0, 1, 0));
    assertThat(outbox.committed).containsExactly("v0", "v2");
  }

  @Test
  void aRecordThatCannotBeJudgedIsReplayedOnRequest() {
    sieve = unjudged("v1");
    undecodable = Undecodable.REPLAY;

    ReplayLoop replaying = run(3, Pace.flatOut(), 10);

    assertThat(replaying.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(replaying.committed().tally()).isEqualTo(new Tally(3, 0, 0, 0));
    assertThat(outbox.committed).containsExactly("v0", "v1", "v2");
    assertThat(told.refusals).isEmpty();
  }

  @Test
  void aCommitWhoseOutcomeIsUnknownEndsTheRunWhereTheLastKnownOneWas() {
    outbox.fail(2, AppException.ended(ExitCode.OUTCOME_UNKNOWN, "no answer to the last commit"));

    ReplayLoop loop = run(6, Pace.flatOut(), 2);

    assertThat(loop.ending()).isEqualTo(Ending.FAILED);
    assertThat(loop.failure()).contains(new Failure(7, "no answer to the last commit"));
    assertThat(loop.committed().of(0).next()).isEqualTo(2);
    assertThat(loop.committed().tally()).isEqualTo(new Tally(2, 0, 0, 0));
    assertThat(outbox.transactions).isEqualTo(2);
  }

  @Test
  void recordsThatDoNotMatchAreNotSentAndTheCheckpointPassesThem() {
    sieve =
        record -> text(record).equals("v1") ? new Sieve.Sifted.Taken() : new Sieve.Sifted.Left();

    ReplayLoop loop = run(4, Pace.flatOut(), 10);

    assertThat(outbox.committed).containsExactly("v1");
    assertThat(loop.committed().tally()).isEqualTo(new Tally(1, 3, 0, 0));
    assertThat(loop.committed().isComplete()).isTrue();
  }

  private static Sieve unjudged(String value) {
    return record ->
        text(record).equals(value) ? new Sieve.Sifted.Unjudged("odd") : new Sieve.Sifted.Taken();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8);
  }

  /** Replays records v0, v1 and so on. */
  private ReplayLoop run(int records, Pace pace, int batch) {
    SourceReader reader = new SourceReader(consumer, "from", Duration.ofSeconds(10));
    consumer.schedulePollTask(() -> add(records));
    // A transaction that is aborted reads its records again.
    for (int i = 0; i < 10; i++) {
      consumer.schedulePollTask(() -> add(records));
    }
    ReplaySpec spec =
        ReplaySpec.of(
            Optional.empty(),
            new ReplaySource("from", Set.of(), Optional.empty(), Optional.empty()),
            new Destination(Optional.of("to"), false, false),
            Optional.empty());
    Targets targets = new Targets(names -> Map.of("to", new Targets.Writable(1)));
    targets.look(List.of("to"));
    RunOptions options =
        new RunOptions(
            Start.RESUME,
            new Guards(3, undecodable, false),
            BatchBounds.DEFAULT.withRecords(batch),
            pace,
            Long.MAX_VALUE);
    Ledger ledger =
        new Ledger(outbox, consumer.groupMetadata(), "from", Fingerprint.of("", "", ""));
    Judge judge = new Judge(spec, options.guards(), sieve, targets, Clock.systemUTC());
    // The log is asked only when offsets have gone.
    ReplayLoop loop = new ReplayLoop(null, reader, judge, ledger, options, new Stop(), told);
    loop.run(
        new Checkpoint(new TreeMap<>(Map.of(0, new PartitionProgress(0, records, Tally.NONE)))),
        true);
    return loop;
  }

  private void add(int records) {
    for (long offset = consumer.position(PARTITION); offset < records; offset++) {
      byte[] value = ("v" + offset).getBytes(UTF_8);
      consumer.addRecord(new ConsumerRecord<>("from", 0, offset, null, value));
    }
  }

  /** Takes records, and doesn't commit the transactions that it is told not to. */
  private final class FakeOutbox implements Outbox {
    private final Map<Integer, RuntimeException> failures = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> committed = new ArrayList<>();
    private final List<Long> sentAt = new ArrayList<>();
    private int transactions;

    void abort(int transaction, Map<Origin, String> notTaken) {
      fail(
          transaction, new TransactionAbortedException(new TimeoutException("too slow"), notTaken));
    }

    void fail(int transaction, RuntimeException failure) {
      failures.put(transaction, failure);
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> record, Origin from) {
      sentAt.add(Duration.ofNanos(nanos.get()).toMillis());
      open.add(new String(record.value(), UTF_8));
    }

    @Override
    public void commit(
        Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
      RuntimeException failure = failures.get(++transactions);
      if (failure == null) {
        committed.addAll(open);
      }
      open.clear();
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public void close() {}
  }

  /** What the loop told. */
  private static final class Told implements ReplayListener {
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Override
    public void started(ReplaySpec spec, Checkpoint from) {}

    @Override
    public void advanced(long offsets) {}

    @Override
    public void refused(Refusal refusal) {
      refusals.add(refusal);
    }

    @Override
    public void note(String sentence) {
      notes.add(sentence);
    }
  }
}
