package io.millrace.producer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Named imports that are stopped, continued or interrupted by whoever runs them. */
@WithStack
class SignalsIT {
  private static final int PAYMENTS = 900;
  private static final String[] STEADY = {"--rate", "300", "--transaction-interval", "50ms"};

  @TempDir private Path folder;
  private final JsonMaterial material = new JsonMaterial(PAYMENTS, 0, new Random(7));

  @Test
  void aRunThatWokeUpBehindItsSuccessorIsFencedAndChangesNothing(Stack stack) throws Exception {
    try (NamedImport runs = NamedImport.of(stack, folder, material);
        ChildRun zombie = runs.start(STEADY)) {
      zombie.await(() -> runs.topic().end() > 100);
      zombie.signal("STOP");
      try (ChildRun successor = runs.start()) {
        assertThat(successor.exitCode()).as(successor.err()).isZero();
      }
      List<String> anomalies = runs.anomalies();
      zombie.signal("CONT");

      assertThat(zombie.exitCode()).as(zombie.err()).isEqualTo(ExitCode.FAILED);
      assertThat(zombie.err()).containsPattern("stopped: .*another run of import .* taken over");
      assertThat(anomalies).isEmpty();
      assertThat(runs.anomalies()).isEmpty();
    }
  }

  @Test
  void aRunThatWokeUpWithNothingSentDoesNotTakeOverAgain(Stack stack) throws Exception {
    String first = material.text().lines().findFirst().orElseThrow() + "\n";
    Path file = Files.writeString(folder.resolve(JsonMaterial.FILE), first);
    // Its one event waits in the client until it has expired there.
    Path slow =
        Files.writeString(
            folder.resolve("slow.properties"),
            "linger.ms=8000\nrequest.timeout.ms=1000\ndelivery.timeout.ms=9000\n");
    String[] open = {"--follow", "--transaction-interval", "10m", "--metrics-port", "0"};
    try (NamedImport runs = NamedImport.of(stack, folder, material);
        ChildRun older = runs.start(with(open, "--config", slow.toString()))) {
      older.await(() -> older.metric("millrace_producer_inputs_total") == 1);
      older.signal("STOP");
      try (ChildRun younger = runs.start("--follow", "--transaction-interval", "50ms")) {
        younger.await(() -> runs.topic().committed().size() == 1);
        younger.letRun(9_000);
        older.signal("CONT");
        assertThat(older.exitCode()).as(older.err()).isEqualTo(ExitCode.FAILED);
        assertThat(older.err()).containsPattern("stopped: .*another run of import .* taken over");

        Files.writeString(
            file, material.text().substring(first.length()), StandardOpenOption.APPEND);
        younger.await(() -> runs.topic().committed().size() == PAYMENTS);
        younger.signal("INT");
        assertThat(younger.exitCode()).as(younger.err()).isEqualTo(ExitCode.INTERRUPTED);
      }
      assertThat(runs.anomalies()).isEmpty();
    }
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void anInterruptedRunCommitsWhatIsOpenAndTheNextGoesOnBehindIt(Stack stack) throws Exception {
    try (NamedImport runs = NamedImport.of(stack, folder, material)) {
      long first;
      try (ChildRun run = runs.start("--rate", "300", "--transaction-interval", "10m")) {
        run.await(() -> runs.topic().end() > 100);
        assertThat(runs.topic().committed()).isEmpty();
        run.signal("INT");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INTERRUPTED);
        first = runs.report().acknowledged();
        assertThat(runs.report().complete()).isFalse();
        assertThat(runs.topic().committed()).hasSize((int) first).hasSizeGreaterThan(100);
      }

      try (ChildRun next = runs.start()) {
        assertThat(next.exitCode()).as(next.err()).isZero();
      }
      assertThat(runs.report().acknowledged()).isEqualTo(PAYMENTS - first);
      assertThat(runs.anomalies()).isEmpty();
    }
  }

  @Test
  void aRunThatFollowsIsInterruptedAndGoesOnWithALineThatWasHalfThere(Stack stack)
      throws Exception {
    String text = material.text();
    int half = text.length() / 2;
    Path file = Files.writeString(folder.resolve(JsonMaterial.FILE), text.substring(0, half));
    long there = text.substring(0, half).lines().count() - 1;
    try (NamedImport runs = NamedImport.of(stack, folder, material)) {
      interruptOnceItFollows(runs, there);
      assertThat(runs.topic().committed()).hasSize((int) there);

      Files.writeString(file, text.substring(half), StandardOpenOption.APPEND);
      interruptOnceItFollows(runs, PAYMENTS - there);
      assertThat(runs.anomalies()).isEmpty();
    }
  }

  private static void interruptOnceItFollows(NamedImport runs, long events) throws Exception {
    long before = runs.topic().end();
    try (ChildRun run = runs.start("--follow")) {
      run.await(() -> runs.topic().end() >= before + events);
      run.signal("INT");

      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(runs.report().acknowledged()).isEqualTo(events);
    }
  }
}
