package io.millrace.consumer.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Where a run begins, and goes on when its offsets aren't there. */
@WithStack
class StartsIT {
  private final HandledLedger ledger = new HandledLedger();
  private final List<String> notes = new CopyOnWriteArrayList<>();

  @Test
  void eventsThatAreGoneArePassedWithANote(Stack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    bench.produce(0, 10, 10);
    TopicPartition partition = new TopicPartition(bench.topic(), 0);
    commit(bench, partition, 2);
    try (Admin admin = bench.admin()) {
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(5))).all().get();
    }

    run(bench, bench.settings());

    assertThat(ledger.size()).isEqualTo(5);
    assertThat(notes)
        .containsExactly("offset 2 of %s isn't there: going on at offset 5".formatted(partition));
    assertThat(bench.committed()).isEqualTo(10);
  }

  @Test
  void aCommitBeyondTheEndIsNotDone(Stack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    bench.produce(0, 10, 10);
    TopicPartition partition = new TopicPartition(bench.topic(), 0);
    commit(bench, partition, 100);

    run(bench, bench.settings());

    assertThat(ledger.anomalies(10)).isEmpty();
    assertThat(notes)
        .containsExactly("offset 100 of %s isn't there: going on at offset 0".formatted(partition));
    assertThat(bench.committed()).isEqualTo(10);
  }

  @Test
  void aNewGroupBeginsAtTheEndAndItsNewPartitionsAtTheirBeginning(Stack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    bench.produce(0, 10, 10);
    run(bench, latest(bench));
    assertThat(ledger.size()).isZero();
    assertThat(bench.committed()).isEqualTo(10);

    try (Admin admin = bench.admin()) {
      admin.createPartitions(Map.of(bench.topic(), NewPartitions.increaseTo(2))).all().get();
    }
    bench.send(List.of(new ProducerRecord<>(bench.topic(), 1, Bench.bytes("k"), Bench.bytes("0"))));
    run(bench, latest(bench));

    assertThat(ledger.anomalies(1)).isEmpty();
    assertThat(ledger.size()).isEqualTo(1);
    assertThat(notes).isEmpty();
  }

  private static ProcessorSettings latest(Bench bench) {
    ProcessorSettings settings = bench.settings();
    return new ProcessorSettings(
        settings.group(),
        settings.order(),
        settings.bounds(),
        settings.retry(),
        false,
        true,
        settings.deadLetterTopic(),
        settings.drain(),
        settings.patience());
  }

  private static void commit(Bench bench, TopicPartition partition, long offset) throws Exception {
    try (Admin admin = bench.admin()) {
      admin
          .alterConsumerGroupOffsets(
              bench.group(), Map.of(partition, new OffsetAndMetadata(offset)))
          .all()
          .get();
    }
  }

  private void run(Bench bench, ProcessorSettings settings) {
    try (EventProcessor processor =
        EventProcessor.open(
            bench.connection(),
            List.of(bench.texts()),
            settings,
            event -> {
              ledger.add(event);
              return Outcome.processed();
            },
            new ProcessorListener() {
              @Override
              public void note(String line) {
                notes.add(line);
              }
            })) {
      assertThat(processor.run()).isTrue();
    }
  }
}
