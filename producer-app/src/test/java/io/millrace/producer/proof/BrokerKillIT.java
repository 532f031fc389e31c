package io.millrace.producer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.OwnStack;
import io.millrace.local.Server;
import io.millrace.local.Stack;
import io.millrace.local.StackOptions;
import io.millrace.local.junit.Stacks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One broker after another of three is killed and started again while two runs publish at a steady
 * rate, one without a name and one with: all is there once, and the counts are true.
 */
class BrokerKillIT {
  private static final int SECONDS = Integer.getInteger("millrace.seconds", 10);
  private static final int RATE = 500;
  private static final int EVENTS = RATE * SECONDS;

  @TempDir private Path folder;
  private final long seed = Long.getLong("millrace.kills.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void whatIsAcknowledgedIsThereOnceWhateverBrokerIsKilled() throws Exception {
    JsonMaterial material = new JsonMaterial(EVENTS, 0, random);
    Path report = folder.resolve("plain.json");
    int kills = 0;
    try (OwnStack stack = Stacks.start(StackOptions.ephemeral().withBrokers(3));
        TopicLog plain = TopicLog.create(stack, material.schema());
        NamedImport named = NamedImport.of(stack, folder, material);
        ChildRun namedRun = named.start("--rate", "" + RATE, "--transaction-interval", "100ms");
        ChildRun plainRun = generate(stack, plain, "--rate", "" + RATE, "--report", "" + report)) {
      plainRun.await(() -> plain.end() > RATE / 5);
      namedRun.await(() -> named.topic().end() > RATE / 5);
      do {
        Server broker = stack.brokers().get(random.nextInt(3));
        broker.kill();
        kills++;
        plainRun.letRun(500 + random.nextInt(2_000));
        broker.start();
        Awaitility.await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> plain.isWhole() && named.topic().isWhole());
      } while (plain.end() < EVENTS - 6 * RATE);

      assertThat(plainRun.exitCode()).as(plainRun.err()).isZero();
      assertThat(namedRun.exitCode()).as(namedRun.err()).isZero();
      for (RunReport told : List.of(RunReport.read(report), named.report())) {
        assertThat(told.complete()).isTrue();
        assertThat(told.acknowledged()).isEqualTo(EVENTS);
        assertThat(told.refused() + told.unknown()).isZero();
      }
      assertThat(named.anomalies()).isEmpty();
      assertThat(new Ledger(undisturbed(stack, material)).anomalies(plain.committed())).isEmpty();
      System.out.printf(
          "-Dmillrace.kills.seed=%d: brokers killed %d times during %d s, %,d events of each run, all there once; %d transactions aborted%n",
          seed, kills, SECONDS, EVENTS, named.report().aborts());
    }
  }

  /** What the same seed makes. */
  private List<Event> undisturbed(Stack stack, Material material) throws Exception {
    try (TopicLog topic = TopicLog.create(stack, material.schema());
        ChildRun run = generate(stack, topic, "--rate", "0")) {
      assertThat(run.exitCode()).as(run.err()).isZero();
      // By partition, which keeps the order that a key and a partition have.
      return topic.committed().stream().map(Event.Found::event).toList();
    }
  }

  private ChildRun generate(Stack stack, TopicLog topic, String... more) throws Exception {
    Path schema = folder.resolve("generated.avsc");
    Files.writeString(schema, new JsonMaterial(0, 0, random).schema().toString());
    List<String> arguments = new ArrayList<>(List.of("generate", "--topic", topic.name()));
    arguments.addAll(List.of("--schema", schema.toString(), "--key", "customer"));
    arguments.addAll(List.of("--seed", "" + seed, "--count", "" + EVENTS));
    arguments.addAll(List.of(more));
    return ChildRun.start(stack, folder, arguments);
  }
}
