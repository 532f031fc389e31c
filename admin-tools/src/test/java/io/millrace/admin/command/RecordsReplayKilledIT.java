package io.millrace.admin.command;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Replays that come to a sudden end. */
@WithStack
class RecordsReplayKilledIT {
  private static final int KILLS = Integer.getInteger("millrace.replay.kills", 5);
  private static final int RECORDS = 600 * KILLS;
  private static final int KEYS = 20;

  @Test
  void killedAtAnyMomentAndRunAgainEachRecordIsThereOnceAndInOrder(Stack stack)
      throws IOException, InterruptedException {
    long seed = Long.getLong("millrace.replay.seed", System.nanoTime());
    System.out.println("killed at random moments, -Dmillrace.replay.seed=" + seed);
    Random random = new Random(seed);
    ReplayFixture topics = ReplayFixture.of(stack).create(2, 3);
    Map<String, List<String>> expected = sendSequences(topics);
    List<String> arguments =
        List.of(
            "records",
            "replay",
            topics.source(),
            "--to",
            topics.target(),
            "--filter",
            "headers.take == 'yes'",
            "--batch",
            "5");

    for (int i = 0; i < KILLS; i++) {
      long before = topics.size(topics.target());
      try (ChildRun run = ChildRun.against(stack, arguments.toArray(String[]::new))) {
        assertThat(run.readLine()).startsWith("replay ");
        // Until then, it only starts.
        while (topics.size(topics.target()) == before && run.isAlive()) {
          Thread.onSpinWait();
        }
        run.letRun(random.nextInt(300));
        run.kill();
      }
    }
    Run last = Run.against(stack, arguments.toArray(String[]::new));

    assertThat(last.err()).contains("complete");
    assertThat(last.code()).isZero();
    List<ConsumerRecord<String, String>> records = topics.read(topics.target());
    assertThat(
            records.stream()
                .collect(groupingBy(ConsumerRecord::key, mapping(ConsumerRecord::value, toList()))))
        .isEqualTo(expected);
    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(ReplayFixture.text(record, "take")).isEqualTo("yes");
              assertThat(ReplayFixture.text(record, "millrace.replay.topic"))
                  .isEqualTo(topics.source());
              assertThat(ReplayFixture.text(record, "millrace.replay.count")).isEqualTo("1");
            });
    assertThat(topics.replay("--filter", "headers.take == 'yes'").err())
        .contains(
            "is complete, and nothing was done: %d replayed, %d filtered out, 0 refused in all"
                .formatted(records.size(), RECORDS - records.size()));
  }

  /** A third of them isn't to be replayed. What is, by key. */
  private static Map<String, List<String>> sendSequences(ReplayFixture topics) {
    List<ProducerRecord<String, String>> sent = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      int key = i % KEYS;
      String take = i % 3 == 0 ? "no" : "yes";
      sent.add(topics.record(key % 2, "k" + key, "v" + i, ReplayFixture.header("take", take)));
    }
    topics.send(sent);
    return sent.stream()
        .filter(record -> record.headers().lastHeader("take").value().length == 3)
        .collect(groupingBy(ProducerRecord::key, mapping(ProducerRecord::value, toList())));
  }

  @Test
  void askedToStopItCommitsWhatIsDoneAndSaysHowToGoOn(Stack stack)
      throws IOException, InterruptedException {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1).send(200);
    try (ChildRun run =
        ChildRun.against(
            stack, "records", "replay", topics.source(), "--to", topics.target(), "--rate", "20")) {
      assertThat(run.readLine()).startsWith("replay ");
      run.letRun(300);
      run.stop();

      assertThat(run.readLines().toString())
          .containsPattern("\\d+ replayed, 0 filtered out, 0 refused; \\d+ offsets are left: run");
      assertThat(run.exitCode()).isEqualTo(130);
    }

    assertThat(topics.replay().code()).isZero();
    assertThat(topics.values(topics.target()))
        .hasSize(200)
        .doesNotHaveDuplicates()
        .isEqualTo(topics.values(topics.source()));
  }

  @Test
  void anotherRunOfTheSameReplayTakesOver(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1).send(400);
    CompletableFuture<Run> first =
        CompletableFuture.supplyAsync(() -> topics.replay("--rate", "20", "--batch", "10"));
    while (!topics.groupIsThere(topics.group())) {
      Thread.onSpinWait();
    }

    Run second = topics.replay();

    assertThat(second.code()).isZero();
    assertThat(first.join().code()).isEqualTo(1);
    assertThat(first.join().errLines())
        .anyMatch(line -> line.startsWith("stopped: fenced: another run of this replay has taken"));
    assertThat(topics.values(topics.target())).isEqualTo(topics.values(topics.source()));
  }
}
