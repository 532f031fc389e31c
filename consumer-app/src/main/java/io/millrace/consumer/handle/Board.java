package io.millrace.consumer.handle;

import io.millrace.consumer.lane.Bundle;
import io.millrace.consumer.lane.Lanes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where the poll thread and the workers meet: the lanes behind one lock, which a worker takes once
 * for many records.
 */
final class Board {
  /** A bundle is to take about so long: more is waited for, less is spent on the lock. */
  private static final long BUNDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final int LARGEST_BUNDLE = 512;

  /** After so long others take over what a worker hasn't begun. */
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** Events that take less on average use the processor, and no more of them than there are. */
  private static final long QUICK_NANOS = TimeUnit.MICROSECONDS.toNanos(5);

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();

  /** What one idle worker waits at, who looks after the time for all. */
  private final Condition timer = lock.newCondition();

  private final Condition change = lock.newCondition();
  private final Lanes<ConsumerRecord<byte[], byte[]>> lanes;
  private final Bounds bounds;
  private double nanosPerEvent = BUNDLE_NANOS;
  private int idle;
  private boolean isTimed;
  private long timedUntil;
  private Predicate<Lanes<ConsumerRecord<byte[], byte[]>>> awaited;
  private boolean ended;
  private volatile RuntimeException failure;

  Board(Lanes<ConsumerRecord<byte[], byte[]>> lanes, Bounds bounds) {
    this.lanes = lanes;
    this.bounds = bounds;
  }

  /** Does something with the lanes that nobody else does meanwhile. */
  <R> R with(Function<Lanes<ConsumerRecord<byte[], byte[]>>, R> action) {
    lock.lock();
    try {
      R result = action.apply(lanes);
      callWorkers(System.nanoTime());
      return result;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next bundle for a worker, which waits for it; null at the end.
   *
   * @param finished the one that it has come to the end of; null for none
   * @param handled how many records of it were begun
   */
  Bundle<ConsumerRecord<byte[], byte[]>> next(
      Bundle<ConsumerRecord<byte[], byte[]>> finished, int handled) throws InterruptedException {
    lock.lock(); // what is done counts, whatever comes after
    try {
      long now = System.nanoTime();
      if (finished != null) {
        settle(finished, handled, now);
      }
      while (!ended) {
        Bundle<ConsumerRecord<byte[], byte[]>> taken =
            areEnough(now) ? null : lanes.take(bundleSize(), now);
        if (taken != null) {
          callWorkers(now);
          return taken;
        }
        now = await(now);
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** A worker ends: what it hasn't begun goes back. */
  void settle(Bundle<ConsumerRecord<byte[], byte[]>> finished, int handled) {
    lock.lock();
    try {
      settle(finished, handled, System.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  private void settle(Bundle<ConsumerRecord<byte[], byte[]>> finished, int handled, long now) {
    if (handled > 0) {
      double each = (double) (now - finished.takenAt()) / handled;
      nanosPerEvent += 0.2 * (each - nanosPerEvent);
    }
    lanes.settle(finished, now);
    if (awaited != null && awaited.test(lanes)) {
      change.signal();
    }
  }

  private int bundleSize() {
    return (int) Math.max(1, Math.min(LARGEST_BUNDLE, BUNDLE_NANOS / nanosPerEvent));
  }

  /**
   * Whether those at work will come back for what there is before another could have begun it, or
   * would only take the processor from them.
   */
  private boolean areEnough(long now) {
    return nanosPerEvent < QUICK_NANOS && lanes.atWork(now, LATE_NANOS) >= PROCESSORS;
  }

  /** One more worker, when there is work; each that takes some calls the next. */
  private void callWorkers(long now) {
    if (lanes.hasReady() && !areEnough(now)) {
      if (idle > 0) {
        work.signal();
      } else {
        timer.signal();
      }
    } else if (isTimed && timedUntil - now > nextLook(now)) {
      timer.signal();
    } else if (!isTimed && idle > 0) {
      work.signal();
    }
  }

  /** In how many nanoseconds somebody has to look after what waits, or is late. */
  private long nextLook(long now) {
    if (areEnough(now)) {
      return LATE_NANOS;
    }
    long look = lanes.hasLate(now, 0) ? LATE_NANOS : LONGEST_WAIT;
    return Math.min(look, lanes.nextDue(now));
  }

  /** Waits for work, or looks after that of others; the time after. */
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  private long await(long now) throws InterruptedException {
    if (lanes.hasLate(now, LATE_NANOS)) {
      lanes.rescue(now, LATE_NANOS);
    } else if (isTimed) {
      if (timedUntil - now > nextLook(now)) {
        timer.signal();
      }
      idle++;
      try {
        work.await();
      } finally {
        idle--;
      }
    } else {
      long wait = nextLook(now);
      timedUntil = now + wait;
      isTimed = true;
      try {
        var unused = timer.awaitNanos(wait);
      } finally {
        isTimed = false;
      }
    }
    return System.nanoTime();
  }

  /** Whether no more should be read for now. */
  boolean isFull() {
    return with(all -> isAbove(all, 1));
  }

  private boolean isAbove(Lanes<?> all, int divisor) {
    return all.inFlight() >= Math.max(1, bounds.events() / divisor)
        || all.bytes() >= Math.max(1, bounds.bytes() / divisor);
  }

  /** Waits until a half of the bounds is free, but for no longer; whether it is. */
  boolean awaitRoom(long nanos) throws InterruptedException {
    return awaitChange(nanos, all -> !isAbove(all, 2) || failure != null);
  }

  /** Waits until something holds of the lanes, but for no longer; whether it does. */
  boolean awaitChange(long nanos, Predicate<Lanes<ConsumerRecord<byte[], byte[]>>> condition)
      throws InterruptedException {
    long end = System.nanoTime() + nanos;
    lock.lockInterruptibly();
    try {
      awaited = condition;
      while (!condition.test(lanes)) {
        long now = System.nanoTime();
        if (end - now <= 0) {
          return false;
        }
        lanes.rescue(now, LATE_NANOS);
        var unused = change.awaitNanos(Math.min(LATE_NANOS, end - now));
      }
      return true;
    } finally {
      awaited = null;
      lock.unlock();
    }
  }

  /** The run can't go on; the first reason counts, and none after the end. */
  void fail(RuntimeException reason) {
    lock.lock();
    try {
      if (failure == null && !ended) {
        failure = reason;
      }
      end();
      change.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Why the run can't go on; null for nothing. */
  RuntimeException failure() {
    return failure;
  }

  /**
   * Clears an interrupt of this thread, unless the run has ended: then it is a handler's own.
   *
   * @return whether the run has ended
   */
  boolean clearInterrupt() {
    lock.lock();
    try {
      if (!ended) {
        var unused = Thread.interrupted();
      }
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Workers get nothing more, and can be interrupted. */
  void end() {
    lock.lock();
    try {
      ended = true;
      work.signalAll();
      timer.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
