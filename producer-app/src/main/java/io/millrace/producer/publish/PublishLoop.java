package io.millrace.producer.publish;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/**
 * Takes inputs from a source to an outbox in one {@link Attempt}, or more: each again from the last
 * commit, where a transaction was aborted and its source can be read again.
 */
final class PublishLoop {
  /** Aborts in a row that came no further. */
  private static final int MOST_ATTEMPTS = 5;

  private static final Duration BACKOFF = Duration.ofMillis(100);

  private final PublishSpec spec;
  private final Outbox outbox;
  private final RecordSize size;
  private final Rejections rejections;
  private final Halt halt;
  private final Gauge gauge;
  private final PublishListener listener;
  private final Timetable timetable;
  private long committed;
  private Exception failure;
  private boolean complete;

  PublishLoop(
      PublishSpec spec,
      Outbox outbox,
      RecordSize size,
      Rejections rejections,
      Halt halt,
      PublishListener listener,
      Gauge gauge) {
    this.spec = spec;
    this.outbox = outbox;
    this.size = size;
    this.rejections = rejections;
    this.halt = halt;
    this.listener = listener;
    this.gauge = gauge;
    this.timetable = new Timetable(spec.pace());
  }

  /** What stopped it; null when nothing did. */
  Exception failure() {
    return failure;
  }

  /** Whether the source came to its end, or the run to its limit. */
  boolean isComplete() {
    return complete;
  }

  void run() {
    int futile = 0;
    boolean aborted = false;
    while (true) {
      Attempt attempt =
          new Attempt(spec, outbox, size, rejections, halt, gauge, timetable, committed);
      try {
        if (aborted) {
          outbox.reopen();
        }
        attempt.run();
        failure = attempt.failure();
        complete = attempt.isComplete();
        return;
      } catch (AbortedException e) {
        aborted = true;
        settle();
        futile = e.hasLearned() || attempt.committed() > committed ? 0 : futile + 1;
        committed = attempt.committed();
        if (!outbox.resumes() || futile == MOST_ATTEMPTS) {
          fail(attempt, e.reason());
          return;
        } else if (halt.isRequested()) {
          return;
        }
        listener.note(
            "transaction aborted, going on from the last commit: " + Failure.of(e.reason()).line());
        halt.pause(BACKOFF.multipliedBy(1L << futile));
      } catch (AppException | KafkaException e) {
        fail(attempt, e);
        giveUp(e);
        settle();
        return;
      }
    }
  }

  /** Nothing is open any more: what isn't committed is read again, or never will be. */
  private void settle() {
    if (outbox.resumes()) {
      rejections.takeBack();
    } else {
      rejections.keep();
    }
  }

  private void fail(Attempt attempt, Exception last) {
    failure = attempt.failure() == null ? last : attempt.failure();
  }

  /** What is open must not be committed later. */
  private void giveUp(Exception cause) {
    try {
      outbox.rewind(cause);
    } catch (AppException | KafkaException e) {
      if (e != cause) {
        cause.addSuppressed(e);
      }
    }
  }
}
