package io.millrace.consumer.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills runs of a command line at random moments. */
final class Kills {
  static final int COUNT = Integer.getInteger("millrace.kills", 3);

  private final long seed = Long.getLong("millrace.kills.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private int killed;

  /** Starts it, waits until it writes, or not, and kills it. */
  void kill(Path err, List<String> arguments, java.util.concurrent.Callable<Long> written)
      throws Exception {
    long before = written.call();
    try (ChildRun run = ChildRun.start(err, arguments)) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      boolean early = random.nextInt(4) == 0;
      while (!early && run.isAlive() && written.call() == before && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(early ? 2_000 : 200));
      killed += run.isAlive() ? 1 : 0;
      run.kill();
    }
  }

  @Override
  public String toString() {
    return "%d of %d runs killed before their end, -Dmillrace.kills.seed=%d"
        .formatted(killed, COUNT, seed);
  }
}
