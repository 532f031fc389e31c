package io.millrace.consumer.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.OwnStack;
import io.millrace.local.Server;
import io.millrace.local.StackOptions;
import io.millrace.local.junit.Stacks;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * One broker after another of three is killed and started again while events are sent, which two
 * brokers at least have to have, and handled. While a broker is away a member of each group makes
 * way for a new one, which begins at what is committed: so that has to be true, too.
 */
class BrokersRestartIT {
  private static final int BROKERS = 3;
  private static final int SECONDS = Integer.getInteger("millrace.seconds", 20);

  private final long seed = Long.getLong("millrace.kills.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void whatIsAcknowledgedIsHandledInOrderWhateverBrokerIsKilled() throws Exception {
    try (OwnStack stack = Stacks.start(StackOptions.ephemeral().withBrokers(BROKERS));
        BusyGroup classic = BusyGroup.create(stack, "classic");
        BusyGroup consumer = BusyGroup.create(stack, "consumer")) {
      List<BusyGroup> groups = List.of(classic, consumer);
      groups.forEach(BusyGroup::start);

      int kills = 0;
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      do {
        Server broker = stack.brokers().get(kills % BROKERS);
        broker.kill();
        kills++;
        Thread.sleep(random.nextInt(3_000));
        groups.forEach(BusyGroup::relieve);
        broker.start();
        groups.forEach(group -> awaitAllInSync(group.bench()));
      } while (kills < BROKERS || System.nanoTime() < end);

      System.out.printf(
          "-Dmillrace.kills.seed=%d: brokers killed %d times during %d s%n", seed, kills, SECONDS);
      for (BusyGroup group : groups) {
        int count = group.finish();
        assertThat(group.ledger().anomalies(count)).isEmpty();
        assertThat(group.bench().setAside()).isEmpty();
        assertThat(group.bench().committed()).isEqualTo(count);
      }
    }
  }

  private static void awaitAllInSync(Bench bench) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptionsInstanceOf(ExecutionException.class)
        .until(() -> bench.fewestInSync() == BROKERS);
  }
}
