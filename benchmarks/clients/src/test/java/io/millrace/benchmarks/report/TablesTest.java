package io.millrace.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.benchmarks.report.Goal.Bound;
import io.millrace.benchmarks.report.Goal.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
  private static final List<Goal> GOALS =
      List.of(
          new Goal("aa", Figure.EVENTS_PER_SECOND, Bound.NONE, Double.NaN, "noise"),
          new Goal("generate", Figure.EVENTS_PER_SECOND, Bound.AT_LEAST, 0.95, "events/s"),
          new Goal("latency", Figure.P50, Bound.AT_MOST, 1.1, "p50"),
          new Goal("latency", Figure.P99, Bound.AT_MOST, 1.1, "p99"));

  @TempDir private Path folder;

  @Test
  void aRatioIsTakenWithinARoundAndTheMedianCounts() {
    Tables tables =
        new Tables(
            GOALS,
            List.of(
                run(1, "generate", false, 100),
                run(1, "generate", true, 97),
                run(2, "generate", false, 1_000),
                run(2, "generate", true, 960),
                run(3, "generate", false, 10),
                run(3, "generate", true, 5)));

    assertThat(tables.goals()).contains("| events/s | ≥ 0.95 | 0.960 | 0.500 to 0.970 | met |");
    assertThat(tables.allMet()).isTrue();
  }

  @Test
  void aSideThatRanTwiceInARoundCountsWithItsMean() {
    Tables tables =
        new Tables(
            GOALS,
            List.of(
                run(1, "generate", false, 80),
                run(1, "generate", true, 100),
                run(1, "generate", true, 20),
                run(1, "generate", false, 120)));

    assertThat(tables.goals()).contains("| events/s | ≥ 0.95 | 0.600 | 0.600 to 0.600 | not met |");
    assertThat(tables.allMet()).isFalse();
  }

  @Test
  void aLatencyThatIsNotToldMeetsNoGoal() {
    Tables tables =
        new Tables(GOALS, List.of(run(1, "latency", false, 100), run(1, "latency", true, 100)));

    assertThat(tables.goals()).filteredOn(line -> line.contains("not told")).hasSize(2);
    assertThat(tables.allMet()).isFalse();
  }

  @Test
  void noiseHasNoGoal() {
    Tables tables = new Tables(GOALS, List.of(run(1, "aa", false, 100), run(1, "aa", true, 50)));

    assertThat(tables.allMet()).isTrue();
  }

  @Test
  void goalsComeFromAFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("goals"),
            """
            # case | figure | goal | what
            aa | events/s | - | noise
            generate | events/s | >= 0.95 | events/s
            latency | p50 | <= 1.1 | p50
            latency | p99 | <= 1.1 | p99
            """);

    assertThat(Goal.read(file)).isEqualTo(GOALS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a | events/s | >= 1", "a | p75 | >= 1 | b", "a | p99 | > 1 | b", "a|p99|>= x|b"})
  void aLineThatIsNoGoalIsRefused(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("goals"), line);

    assertThatThrownBy(() -> Goal.read(file)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"producer.goals", "consumer.goals"})
  void theGoalsOfTheMeasurementsCanBeRead(String file) throws IOException {
    assertThat(Goal.read(Path.of(file))).isNotEmpty();
  }

  @Test
  void aConsumersReportIsRead() throws IOException {
    Path report = Files.writeString(folder.resolve("report"), "{\"read\": 30, \"seconds\": 2.0}");

    assertThat(Outcome.read(report)).isEqualTo(new Outcome(30, 2, Double.NaN, Double.NaN));
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
