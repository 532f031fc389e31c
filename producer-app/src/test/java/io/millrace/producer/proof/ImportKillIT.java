package io.millrace.producer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.local.OwnStack;
import io.millrace.local.Server;
import io.millrace.local.Stack;
import io.millrace.local.StackOptions;
import io.millrace.local.junit.Stacks;
import io.millrace.local.junit.WithStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports that come to a sudden end, again and again: each event is there once, and in order. */
@WithStack
class ImportKillIT {
  private static final int KILLS = Integer.getInteger("millrace.kills", 3);
  private static final int INPUTS = 300 * KILLS;

  @TempDir private Path folder;
  private final long seed = Long.getLong("millrace.kills.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void ofCsvInGroups(Stack stack) throws Exception {
    CsvMaterial material = new CsvMaterial(INPUTS, random);
    try (NamedImport runs = NamedImport.of(stack, folder, material)) {
      Kills kills = new Kills(runs, random);
      for (int i = 0; i < KILLS; i++) {
        kills.kill(List.of(), Optional.empty());
      }
      proveAll(stack, runs, material, kills);
    }
  }

  @Test
  void ofJsonLinesWithABrokerThatIsKilledToo() throws Exception {
    JsonMaterial material = new JsonMaterial(INPUTS, 30, random);
    // One broker alone may forget how a transaction ended when it is killed: see
    // docs/producer-app.md.
    try (OwnStack stack = Stacks.start(StackOptions.ephemeral().withBrokers(3));
        NamedImport runs = NamedImport.of(stack, folder, material)) {
      Kills kills = new Kills(runs, random);
      for (int i = 0; i < KILLS; i++) {
        Server broker = stack.brokers().get(random.nextInt(3));
        kills.kill(List.of(), i % 5 == 0 ? Optional.of(broker) : Optional.empty());
      }
      proveAll(stack, runs, material, kills);
    }
  }

  @Test
  void ofAQueryWhoseRowsAreCommittedOutOfOrderMeanwhile(Stack stack) throws Exception {
    try (QueryMaterial material = new QueryMaterial(INPUTS, random);
        NamedImport runs = NamedImport.of(stack, folder, material)) {
      Kills kills = new Kills(runs, random);
      for (int i = 0; i < KILLS; i++) {
        List<String> follow = random.nextBoolean() ? List.of("--follow") : List.of();
        kills.kill(follow, Optional.empty());
      }
      material.stop();
      proveAll(stack, runs, material, kills);
    }
  }

  /** Runs it to its end, and kills one more that has nothing to do. */
  private void proveAll(Stack stack, NamedImport runs, Material material, Kills kills)
      throws Exception {
    end(runs);
    List<String> anomalies = runs.anomalies();
    System.out.printf(
        "%d runs killed, -Dmillrace.kills.seed=%d: %s; of %,d events %d wrong, %,d aborted%n",
        KILLS, seed, kills, material.events().size(), anomalies.size(), runs.topic().aborted());
    assertThat(anomalies).isEmpty();
    assertThat(kills.amid()).isPositive();

    long end = runs.topic().end();
    try (ChildRun idle = runs.start()) {
      idle.letRun(random.nextInt(1_500));
    }
    try (ChildRun again = runs.start()) {
      assertThat(again.exitCode()).as(again.err()).isZero();
      assertThat(again.err()).contains("0 acknowledged, 0 refused, 0 unknown");
    }
    assertThat(runs.report().complete()).isTrue();
    assertThat(runs.topic().end()).isEqualTo(end);

    try (NamedImport undisturbed = NamedImport.of(stack, folder, material)) {
      end(undisturbed);
      assertThat(undisturbed.anomalies()).isEmpty();
      assertThat(undisturbed.report().refused()).isEqualTo(material.rejects()).isPositive();
      assertThat(runs.rejects()).isEqualTo(undisturbed.rejects());
    }
  }

  private static void end(NamedImport runs) throws Exception {
    try (ChildRun run = runs.start()) {
      // The last part may have refused input, or none.
      assertThat(run.exitCode()).as(run.err()).isIn(ExitCode.DONE, ExitCode.DATA_REFUSED);
    }
    assertThat(runs.report().complete()).isTrue();
  }
}
