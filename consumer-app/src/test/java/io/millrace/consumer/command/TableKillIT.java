package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.consumer.postgres.Database;
import io.millrace.consumer.postgres.SignalledTableExport;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exports to a table whose run or database comes to a sudden end: the table has each event once, or
 * the latest of each key.
 */
@WithStack
class TableKillIT {
  private static final int PARTITIONS = 3;

  private final Stack stack;
  @TempDir private Path folder;
  private TableRuns runs;
  private final Map<String, Integer> latest = new TreeMap<>();
  private int events;

  TableKillIT(Stack stack) {
    this.stack = stack;
  }

  @BeforeEach
  void makeTopic() throws Exception {
    runs = TableRuns.create(stack, folder, PARTITIONS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INSERT", "UPSERT"})
  void killedAtAnyMomentItHasEachEventOnce(String mode) throws Exception {
    produce(2_000 * Kills.COUNT, mode.equals("UPSERT"));
    // Known by name, so that the group doesn't wait for the one that was killed.
    Path config = config("group.instance.id=proof");
    List<String> arguments =
        runs.arguments(
            "readings",
            "--create-table",
            "--mode",
            mode,
            "--key-column",
            "sensor",
            "--batch-events",
            "100",
            "--config",
            config.toString());

    Kills kills = new Kills();
    for (int i = 0; i < Kills.COUNT; i++) {
      kills.kill(folder.resolve("err"), arguments, this::committed);
    }
    System.out.println(mode + ": " + kills);
    CommandRun last = CommandRun.of(arguments);

    assertThat(last.exitCode()).as(last.err()).isEqualTo(ExitCode.DONE);
    assertExact(mode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INSERT", "UPSERT"})
  void killedBetweenAnyTwoStepsItHasEachEventOnce(String mode) throws Exception {
    produce(2_000, mode.equals("UPSERT"));
    Path config = config("group.instance.id=proof");
    for (String step : List.of("begun", "written", "advanced", "committed", "told")) {
      long before = committed();
      try (ChildRun run = signalled(config, mode, step, 3, "KILL")) {
        assertThat(run.exitCode()).as(step + run.err()).isEqualTo(128 + 9);
      }
      assertThat(committed() - before).as(step).isBetween(100L, 300L);
    }
    CommandRun last =
        runs.run(
            "readings", "--mode", mode, "--key-column", "sensor", "--config", config.toString());

    assertThat(last.exitCode()).as(last.err()).isEqualTo(ExitCode.DONE);
    assertExact(mode);
  }

  @ParameterizedTest
  @CsvSource({"INSERT, written", "UPSERT, advanced"})
  void aRunThatWasOvertakenIsFenced(String mode, String step) throws Exception {
    produce(1_000, mode.equals("UPSERT"));
    Path config = config("session.timeout.ms=6000\nheartbeat.interval.ms=1000");
    try (ChildRun zombie = signalled(config, mode, step, 3, "STOP")) {
      zombie.await(() -> committed() == 200);

      CommandRun successor =
          runs.run(
              "readings", "--mode", mode, "--key-column", "sensor", "--config", config.toString());
      assertThat(successor.exitCode()).as(successor.err()).isEqualTo(ExitCode.DONE);
      assertExact(mode);

      zombie.signal("CONT");
      assertThat(zombie.exitCode()).as(zombie.err()).isEqualTo(ExitCode.FAILED);
      assertThat(zombie.err())
          .contains("fenced: another run of group " + runs.topic().name() + " has taken over");
    }
    assertExact(mode);
  }

  @Test
  void aDatabaseThatIsAwayForAWhileLosesAndDoublesNothing() throws Exception {
    try (Database own = Database.startOwn(folder.resolve("data"))) {
      TableRuns there = new TableRuns(runs.topic(), own, folder);
      produce(300, false);
      List<String> arguments =
          there.arguments("readings", "--create-table", "--follow", "--batch-delay", "100ms");
      try (ChildRun run = ChildRun.start(folder.resolve("err"), arguments)) {
        run.await(() -> own.count("readings") == 300);
        own.stop();
        produce(300, false);
        run.await(() -> run.err().contains("paused, and trying again"));
        own.start();
        run.await(() -> own.count("readings") == 600);

        assertThat(run.stop()).as(run.err()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(run.err()).hasLineCount(3).contains("answers again", "600 events");
      }
      assertThat(own.rows("select count(*), count(distinct number) from readings"))
          .containsExactly("600|600");

      List<String> impatient = new ArrayList<>(arguments);
      impatient.addAll(List.of("--sink-timeout", "2s"));
      try (ChildRun run = ChildRun.start(folder.resolve("err"), impatient)) {
        produce(100, false);
        run.await(() -> own.count("readings") == 700);
        own.stop();
        produce(100, false);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.err()).contains("so it has been for 2 s, see --sink-timeout");
      }
    }
  }

  @Test
  void runsOfAGroupShareThePartitions() throws Exception {
    produce(3_000, false);
    List<String> arguments = runs.arguments("readings", "--create-table", "--batch-events", "50");
    try (ChildRun one = ChildRun.start(folder.resolve("one"), arguments);
        ChildRun two = ChildRun.start(folder.resolve("two"), arguments)) {
      assertThat(one.exitCode()).as(one.err()).isEqualTo(ExitCode.DONE);
      assertThat(two.exitCode()).as(two.err()).isEqualTo(ExitCode.DONE);
    }
    assertExact("INSERT");
  }

  private ChildRun signalled(Path config, String mode, String step, int times, String signal)
      throws Exception {
    return ChildRun.start(
        folder.resolve("err"),
        SignalledTableExport.class,
        List.of(
            stack.bootstrapServers(),
            stack.registryUrl(),
            config.toString(),
            runs.topic().name(),
            runs.database().url(),
            "readings",
            runs.topic().name(),
            mode,
            "100",
            step,
            "" + times,
            signal));
  }

  private Path config(String text) throws Exception {
    return Files.writeString(folder.resolve("client.properties"), text);
  }

  /** Of each partition's keys, some that come again and again, and tombstones on request. */
  private void produce(int count, boolean tombstones) throws Exception {
    try (Producer<String, Object> producer = runs.topic().producer(Map.of())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < count; i++, events++) {
        int partition = events % PARTITIONS;
        String key = "p" + partition + "-" + (events / PARTITIONS) % 17;
        boolean deletes = tombstones && events % 10 == 7;
        sent.add(
            producer.send(
                deletes
                    ? new ProducerRecord<>(runs.topic().name(), partition, key, null)
                    : runs.topic().record(partition, key, events)));
        if (deletes) {
          latest.remove(key);
        } else {
          latest.put(key, events);
        }
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  /** How many offsets are behind what is committed. */
  private long committed() {
    return runs.database().count("millrace_offsets") == 0
        ? 0
        : Long.parseLong(
            runs.database().rows("select sum(next_offset) from millrace_offsets").get(0));
  }

  private void assertExact(String mode) {
    if (mode.equals("UPSERT")) {
      assertThat(runs.database().rows("select sensor, number from readings order by 1"))
          .containsExactlyInAnyOrderElementsOf(
              latest.entrySet().stream().map(e -> e.getKey() + "|" + e.getValue()).toList());
    } else {
      assertThat(
              runs.database()
                  .rows(
                      "select count(*), count(distinct number), min(number), max(number) from readings"))
          .containsExactly("%1$d|%1$d|0|%2$d".formatted(events, events - 1));
    }
  }
}
