package io.millrace.admin.record;

import io.millrace.app.cli.Failure;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;

/** Counts how lines ended. Thread-safe: acknowledgements come from the producer's own thread. */
final class SendOutcomes {
  private static final Duration STOPPED = Duration.ofSeconds(8);

  private final Refusals refusals;
  private long pending;
  private long acknowledged;
  private long refused;
  private long unknown;
  private RuntimeException failure;

  SendOutcomes(Refusals refusals) {
    this.refusals = refusals;
  }

  /** A record is about to be handed to the producer; it ends in one of the next three ways. */
  synchronized void sent() {
    pending++;
  }

  synchronized void acknowledged() {
    acknowledged++;
    end();
  }

  /** A record that never left. */
  synchronized void notSent(long line, Exception cause) {
    refuse(line, cause);
    end();
  }

  /**
   * A record whose send failed. When the producer gave up on an error that could have passed, the
   * brokers may have it all the same; any other error is a refusal.
   */
  synchronized void failed(long line, Exception cause) {
    if (cause instanceof RetriableException) {
      unknown++;
      fail(cause);
    } else {
      refuse(line, cause);
    }
    end();
  }

  private void refuse(long line, Exception cause) {
    refused(line, Failure.of(cause).line());
    if (!isOfTheRecord(cause)) {
      fail(cause);
    }
  }

  /** What says nothing of other records. */
  private static boolean isOfTheRecord(Exception cause) {
    return cause instanceof RecordTooLargeException
        || cause instanceof InvalidRecordException
        // A batch with one such record is refused with all that are in it.
        || cause.getClass() == KafkaException.class;
  }

  /** A line that was never sent. */
  synchronized void refused(long line, String why) {
    refused++;
    refusals.refused(line, why);
  }

  /** No more lines can be taken. */
  synchronized void sourceFailed(RuntimeException cause) {
    fail(cause);
  }

  private void fail(Exception cause) {
    if (failure == null) {
      failure = cause instanceof RuntimeException known ? known : new KafkaException(cause);
    }
  }

  private void end() {
    pending--;
    notifyAll();
  }

  synchronized boolean hasFailed() {
    return failure != null;
  }

  synchronized boolean hasRefused() {
    return refused > 0;
  }

  /**
   * Waits until every record has ended, as each does within the producer's delivery timeout; for
   * some seconds only once the user wishes to stop. What has not ended then is unknown.
   *
   * @return whether the user wishes to stop
   */
  synchronized boolean awaitAll(boolean alreadyStopped) {
    boolean stopped = alreadyStopped;
    long deadline = System.nanoTime() + STOPPED.toNanos();
    while (pending > 0 && (!stopped || System.nanoTime() < deadline)) {
      try {
        wait(100);
      } catch (InterruptedException e) {
        if (!stopped) {
          deadline = System.nanoTime() + STOPPED.toNanos();
        }
        stopped = true;
      }
    }
    unknown += pending;
    pending = 0;
    return stopped;
  }

  /** A transaction that was taken back: nobody who reads committed records sees any of it. */
  synchronized void abort() {
    refused += acknowledged;
    acknowledged = 0;
  }

  /** A transaction that may or may not be committed. */
  synchronized void loseTrack(RuntimeException cause) {
    unknown += acknowledged;
    acknowledged = 0;
    fail(cause);
  }

  synchronized ProduceReport report(boolean interrupted) {
    boolean byUser = interrupted || failure instanceof InterruptException;
    return new ProduceReport(
        acknowledged,
        refused,
        unknown,
        byUser,
        byUser ? Optional.empty() : Optional.ofNullable(failure));
  }
}
