package io.millrace.consumer.lane;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;

/**
 * Workers, polls, commits, rebalances, stops and crashes in any order that a seed gives, on the
 * real {@link Lanes} and a ledger for each partition.
 */
final class LaneSimulation {
  /** What is done wrong on purpose, to see that the ledger finds it. */
  enum Fault {
    NONE,
    COMMIT_EARLY,
    DROP,
    REORDER,
    FORGET_DONE
  }

  private static final int PARTITIONS = 2;
  private static final int METADATA = 4_000;

  private final Random random;
  private final LaneOrder order;
  private final Fault fault;
  private final List<LaneLedger> ledgers = new ArrayList<>();
  private final List<Worker> workers = new ArrayList<>();
  private Lanes<Long> lanes;
  private long now = 1;

  private final class Worker {
    private final Bundle<Long> bundle;
    private Pending<Long> at;

    private Worker(Bundle<Long> bundle) {
      this.bundle = bundle;
    }

    /** Whether it goes on. */
    private boolean step(boolean calm) {
      if (at == null) {
        at = bundle.next();
        if (at == null) {
          lanes.settle(bundle, now);
          return false;
        }
        if (ours()) {
          ledger().begin(at.offset);
        }
        return true;
      }
      int what = calm ? 0 : random.nextInt(6);
      boolean done = what <= 2;
      if (ours()) {
        record(done);
      }
      Pending<Long> ended = at;
      at = null;
      if (done) {
        bundle.done();
      } else if (what == 3) {
        ended.attempted("failed");
        bundle.park(now + random.nextInt(20));
      } else if (what == 4) {
        ended.stalled("away");
        bundle.stall();
      } else {
        bundle.giveUp();
      }
      return true;
    }

    /** Of a partition that is another's meanwhile, nothing counts any more. */
    private boolean ours() {
      return !at.partition.removed;
    }

    private LaneLedger ledger() {
      return ledgers.get(at.partition.partition().partition());
    }

    private void record(boolean done) {
      if (done && fault == Fault.DROP && random.nextInt(20) == 0) {
        ledger().end(at.offset, false);
      } else if (done && fault == Fault.REORDER && at.next != null && random.nextInt(5) == 0) {
        ledger().end(at.offset, false);
        ledger().begin(at.next.offset);
        ledger().end(at.next.offset, true);
      } else {
        ledger().end(at.offset, done);
      }
    }
  }

  LaneSimulation(long seed, LaneOrder order, Fault fault) {
    this.random = new Random(seed);
    this.order = order;
    this.fault = fault;
    for (int i = 0; i < PARTITIONS; i++) {
      ledgers.add(new LaneLedger());
    }
    start();
  }

  /** Runs so many steps, and then to the end of all that was written. */
  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      now += random.nextInt(5);
      step();
    }
    for (int partition = 0; partition < PARTITIONS; partition++) {
      PartitionLanes<Long> ours = lanes.of(id(partition));
      if (ours == null || !ours.isOpen()) {
        lanes.remove(id(partition));
        assign(partition);
      }
    }
    for (int round = 0; round < 10_000 && !isAtEnd(); round++) {
      now += 100;
      poll(100);
      take();
      workers.removeIf(worker -> !worker.step(true));
      commit();
    }
    ledgers.forEach(LaneLedger::finish);
  }

  private void step() {
    int partition = random.nextInt(PARTITIONS);
    switch (random.nextInt(16)) {
      case 0, 1 -> write(partition);
      case 2, 3 -> poll(1 + random.nextInt(20));
      case 4, 5 -> take();
      case 6 -> commit();
      case 7 -> lanes.rescue(now, 5);
      case 8 -> rebalance(partition);
      case 9 -> {
        if (random.nextInt(10) == 0) {
          crash();
        }
      }
      default -> {
        if (!workers.isEmpty()) {
          Worker worker = workers.get(random.nextInt(workers.size()));
          if (!worker.step(false)) {
            workers.remove(worker);
          }
        }
      }
    }
  }

  private void start() {
    lanes = new Lanes<>(order, 10);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      assign(partition);
    }
  }

  private void assign(int partition) {
    LaneLedger ledger = ledgers.get(partition);
    ledger.assigned();
    String metadata = fault == Fault.FORGET_DONE ? "" : ledger.metadata();
    lanes.open(id(partition), ledger.committed(), metadata);
  }

  private void write(int partition) {
    for (int i = random.nextInt(10); i >= 0; i--) {
      int key = random.nextInt(6);
      String name = key == 0 ? null : key == 1 ? "" : "key" + key;
      ledgers.get(partition).write(order == LaneOrder.PARTITION ? "all" : name);
    }
  }

  private void poll(int most) {
    for (PartitionLanes<Long> ours : List.copyOf(lanes.partitions())) {
      LaneLedger ledger = ledgers.get(ours.partition().partition());
      long to = Math.min(ledger.end(), ours.position() + most);
      for (long offset = ours.position(); ours.isOpen() && offset < to; offset++) {
        String key = ledger.key(offset);
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        ours.add(ours.pending(offset, bytes, offset, 10, now));
      }
    }
  }

  private void take() {
    Bundle<Long> bundle = lanes.take(1 + random.nextInt(10), now);
    if (bundle != null) {
      workers.add(new Worker(bundle));
    }
  }

  private void commit() {
    lanes.partitions().forEach(this::commit);
  }

  private void commit(PartitionLanes<Long> ours) {
    OptionalLong offset = ours.committable();
    if (offset.isPresent()) {
      ledgers
          .get(ours.partition().partition())
          .commit(
              fault == Fault.COMMIT_EARLY ? ours.position() : offset.getAsLong(),
              ours.metadata(METADATA));
    }
  }

  /** A partition goes to another member, or comes back. */
  private void rebalance(int partition) {
    PartitionLanes<Long> ours = lanes.of(id(partition));
    if (ours == null) {
      assign(partition);
    } else if (ours.isOpen()) {
      lanes.close(id(partition));
    } else if (!ours.isTaken() || random.nextInt(4) == 0) {
      commit(ours);
      lanes.remove(id(partition));
    }
  }

  private void crash() {
    workers.clear();
    start();
  }

  private boolean isAtEnd() {
    return workers.isEmpty()
        && ledgers.stream().allMatch(ledger -> ledger.committed() == ledger.end());
  }

  private static TopicPartition id(int partition) {
    return new TopicPartition("t", partition);
  }
}
