package io.millrace.benchmarks.producer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  @TempDir private Path folder;

  @Test
  void aRatioIsTakenWithinARoundAndTheMedianCounts() {
    Tables tables =
        new Tables(
            List.of(
                run(1, "generate", false, 100),
                run(1, "generate", true, 97),
                run(2, "generate", false, 1_000),
                run(2, "generate", true, 960),
                run(3, "generate", false, 10),
                run(3, "generate", true, 5)));

    assertThat(tables.goals())
        .contains("| events/s, generate | ≥ 0.95 | 0.960 | 0.500 to 0.970 | met |");
    assertThat(tables.allMet()).isTrue();
  }

  @Test
  void aSideThatRanTwiceInARoundCountsWithItsMean() {
    Tables tables =
        new Tables(
            List.of(
                run(1, "avro", false, 80),
                run(1, "avro", true, 100),
                run(1, "avro", true, 20),
                run(1, "avro", false, 120)));

    assertThat(tables.goals())
        .contains("| events/s, import of Avro | ≥ 0.9 | 0.600 | 0.600 to 0.600 | not met |");
    assertThat(tables.allMet()).isFalse();
  }

  @Test
  void aLatencyThatIsNotToldMeetsNoGoal() {
    Tables tables =
        new Tables(List.of(run(1, "latency", false, 100), run(1, "latency", true, 100)));

    assertThat(tables.goals()).filteredOn(line -> line.contains("not told")).hasSize(2);
    assertThat(tables.allMet()).isFalse();
  }

  @Test
  void noiseHasNoGoal() {
    Tables tables = new Tables(List.of(run(1, "aa", false, 100), run(1, "aa", true, 50)));

    assertThat(tables.allMet()).isTrue();
  }

  @Test
  void whatTheSidesPrintIsRead() throws IOException {
    Path theirs =
        Files.writeString(
            folder.resolve("theirs"),
            """
            50 records sent, 10.0 records/sec (0.01 MB/sec), 1.0 ms avg latency, 9.0 ms max latency.
            100 records sent, 20.000000 records/sec (0.01 MB/sec), 4.81 ms avg latency, \
            181.00 ms max latency, 2 ms 50th, 21 ms 95th, 51 ms 99th, 181 ms 99.9th.
            """);
    Path ours =
        Files.writeString(
            folder.resolve("ours"),
            """
            {"acknowledged": {"a": 30, "b": 10}, "refused": 0, "unknown": 0, "seconds": 2.0,
             "latencyMs": {"p50": 1.5, "p99": 7.0}}
            """);
    Path list =
        Files.writeString(
            folder.resolve("runs"),
            "1\taa\ttheirs\t2.5\t%s\n1\taa\tours\t1\t%s\n".formatted(theirs, ours));

    assertThat(Run.read(list))
        .containsExactly(
            new Run(1, "aa", false, 2.5, new Outcome(100, 5, 2, 51)),
            new Run(1, "aa", true, 1, new Outcome(40, 2, 1.5, 7)));
  }

  @Test
  void aRunThatLeftEventsBehindIsNoMeasurement() throws IOException {
    Path report =
        Files.writeString(
            folder.resolve("report"),
            "{\"acknowledged\": {\"a\": 30}, \"unknown\": 1, \"seconds\": 2.0}");

    assertThatThrownBy(() -> Outcome.read(report)).hasMessageContaining("acknowledged");
  }

  private static Run run(int round, String name, boolean ours, long eventsPerSecond) {
    return new Run(round, name, ours, 1, new Outcome(eventsPerSecond, 1, Double.NaN, Double.NaN));
  }
}
