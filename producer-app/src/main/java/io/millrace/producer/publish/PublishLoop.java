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

  private final Work work;
  private final PublishListener listener;
  private long committed;
  private Exception failure;
  private boolean complete;

  PublishLoop(Work work, PublishListener listener) {
    this.work = work;
    this.listener = listener;
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
    while (true) {
      Attempt attempt = new Attempt(work, committed);
      try {
        attempt.run();
        failure = attempt.failure();
        complete = attempt.isComplete();
        return;
      } catch (AbortedException e) {
        settle();
        futile = e.hasLearned() || attempt.committed() > committed ? 0 : futile + 1;
        committed = attempt.committed();
        if (!work.outbox().resumes() || futile == MOST_ATTEMPTS) {
          fail(attempt, e.reason());
          return;
        } else if (work.halt().isRequested()) {
          return;
        }
        listener.note(
            "transaction aborted, going on from the last commit: " + Failure.of(e.reason()).line());
        work.halt().pause(BACKOFF.multipliedBy(1L << futile));
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
    if (work.outbox().resumes()) {
      work.rejections().takeBack();
    } else {
      work.rejections().keep();
    }
  }

  private void fail(Attempt attempt, Exception last) {
    failure = attempt.failure() == null ? last : attempt.failure();
  }

  /** What is open must not be committed later. */
  private void giveUp(Exception cause) {
    try {
      work.outbox().rewind(cause);
    } catch (AppException | KafkaException e) {
      if (e != cause) {
        cause.addSuppressed(e);
      }
    }
  }
}
