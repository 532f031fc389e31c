package io.millrace.consumer.handle;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.consumer.handle.ProcessorListener.Ending;
import io.millrace.consumer.lane.Bundle;
import io.millrace.consumer.lane.Pending;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One thread that handles what the board gives, until there is no more or the run can't go on. */
final class Worker implements Runnable {
  private final Board board;
  private final Handling<?, ?> handling;
  private final ProcessorListener listener;
  private final Duration patience;
  private int handled;

  Worker(Board board, Handling<?, ?> handling, ProcessorListener listener, Duration patience) {
    this.board = board;
    this.handling = handling;
    this.listener = listener;
    this.patience = patience;
  }

  @Override
  public void run() {
    Bundle<ConsumerRecord<byte[], byte[]>> bundle = null;
    try {
      bundle = board.next(null, 0);
      while (bundle != null) {
        handle(bundle);
        Bundle<ConsumerRecord<byte[], byte[]>> finished = bundle;
        bundle = null;
        bundle = board.next(finished, handled);
      }
    } catch (InterruptedException e) {
      // The run has given up on it, and waits for nothing of it; else it is told.
      board.fail(AppException.failed("a lane was interrupted", e));
      Thread.currentThread().interrupt();
    } finally {
      if (bundle != null) {
        board.settle(bundle, handled);
      }
    }
  }

  private void handle(Bundle<ConsumerRecord<byte[], byte[]>> bundle) throws InterruptedException {
    handled = 0;
    long start = System.nanoTime();
    Pending<ConsumerRecord<byte[], byte[]>> pending;
    while ((pending = bundle.next()) != null) {
      handled++;
      Attempt attempt = attempt(bundle, pending);
      if (attempt == null) {
        return;
      } else if (attempt instanceof Attempt.Gone) {
        bundle.giveUp();
        return;
      }
      long end = System.nanoTime();
      String topic = pending.record().topic();
      if (attempt instanceof Attempt.Done done) {
        bundle.done();
        listener.ended(topic, done.ending(), end - start);
      } else if (attempt instanceof Attempt.Again again) {
        bundle.park(end + again.delayNanos());
        listener.ended(topic, Ending.RETRIED, end - start);
      } else if (attempt instanceof Attempt.Away away) {
        stall(bundle, pending, away, end);
        listener.ended(topic, Ending.UNAVAILABLE, end - start);
      }
      start = end;
    }
  }

  private void stall(
      Bundle<ConsumerRecord<byte[], byte[]>> bundle,
      Pending<ConsumerRecord<byte[], byte[]>> pending,
      Attempt.Away away,
      long now) {
    pending.stalled(away.why());
    if (board.with(lanes -> lanes.away(now)) >= patience.toNanos()) {
      board.fail(
          AppException.unavailable(
              "%s has waited for %d s: %s"
                  .formatted(
                      Places.of(pending.record()),
                      patience.toSeconds(),
                      Failure.of(away.cause()).line()),
              away.cause()));
    }
    bundle.stall();
  }

  /** Null when the run can't go on, which leaves the record undone. */
  private Attempt attempt(
      Bundle<ConsumerRecord<byte[], byte[]>> bundle,
      Pending<ConsumerRecord<byte[], byte[]>> pending)
      throws InterruptedException {
    try {
      return handling.attempt(pending);
    } catch (InterruptedException e) {
      bundle.giveUp();
      throw e;
    } catch (RuntimeException e) {
      bundle.giveUp();
      board.fail(e);
      return null;
    } catch (Error e) {
      bundle.giveUp();
      board.fail(
          AppException.failed(
              "%s in the handler, at %s: %s"
                  .formatted(e.getClass().getName(), Places.of(pending.record()), e.getMessage()),
              e));
      return null;
    }
  }
}
