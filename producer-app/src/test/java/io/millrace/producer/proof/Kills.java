package io.millrace.producer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.local.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Kills runs of an import at random moments, and keeps count of what they were amid. */
final class Kills {
  private static final int START_MILLIS = 1_800;
  private static final int WAY_MILLIS = 400;
  private static final long POLL_MILLIS = 5;
  private static final String RATE = "1000";

  private final NamedImport runs;
  private final Random random;
  private int number;
  private int beforeAnything;
  private int amid;
  private int between;
  private int atTheEnd;
  private int brokers;

  Kills(NamedImport runs, Random random) {
    this.runs = runs;
    this.random = random;
  }

  /**
   * Starts a run and kills it: of three, one as it starts, one on its way with many commits, and
   * one with a single transaction.
   *
   * @param broker to kill, too, and to start again; the run is killed before that, or after
   */
  void kill(List<String> more, Optional<Server> broker) throws Exception {
    int kind = number++ % 3;
    List<String> arguments = new ArrayList<>(more);
    arguments.addAll(List.of("--rate", RATE));
    arguments.addAll(List.of("--transaction-interval", kind == 2 ? "10m" : "50ms"));
    // What the last run left open is ended by a marker in each of these partitions.
    long end = runs.topic().end() + runs.topic().openTransactions();
    try (ChildRun run = runs.start(arguments.toArray(String[]::new))) {
      if (kind == 1) {
        run.letRun(random.nextInt(START_MILLIS));
      } else {
        while (runs.topic().end() <= end && run.isAlive()) {
          run.letRun(POLL_MILLIS);
        }
        run.letRun(random.nextInt(WAY_MILLIS));
      }
      boolean down = random.nextBoolean();
      if (broker.isPresent()) {
        brokers++;
        broker.get().kill();
        if (!down) {
          broker.get().start();
        }
        run.letRun(random.nextInt(WAY_MILLIS));
      }
      boolean alive = kill(run, broker.isPresent());
      broker.ifPresent(Server::start);
      count(end, alive);
    }
  }

  /** Whether it was still alive. */
  private static boolean kill(ChildRun run, boolean mayHaveMissedTheBroker) throws Exception {
    boolean alive = run.isAlive();
    if (!alive && !(mayHaveMissedTheBroker && run.exitCode() == ExitCode.UNAVAILABLE)) {
      assertThat(run.exitCode()).as(run.err()).isIn(ExitCode.DONE, ExitCode.DATA_REFUSED);
    }
    run.kill();
    return alive;
  }

  private void count(long before, boolean alive) throws Exception {
    if (!alive) {
      atTheEnd++;
    } else if (runs.topic().end() <= before) {
      beforeAnything++;
    } else if (runs.topic().openTransactions() > 0) {
      amid++;
    } else {
      between++;
    }
  }

  /** How many were killed with a transaction open. */
  int amid() {
    return amid;
  }

  @Override
  public String toString() {
    List<String> counts = new ArrayList<>();
    counts.add(beforeAnything + " before they had sent anything");
    counts.add(amid + " in a transaction");
    counts.add(between + " between two");
    counts.add(atTheEnd + " when they had ended");
    counts.add(brokers + " times the broker too");
    return String.join(", ", counts);
  }
}
