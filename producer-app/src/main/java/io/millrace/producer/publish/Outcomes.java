package io.millrace.producer.publish;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Stop;
import io.millrace.producer.source.Input;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.errors.RetriableException;

/** Counts how inputs ended. Thread-safe: acknowledgements come from the producer's own thread. */
final class Outcomes {
  private static final long STEP_MS = 100;
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(8);

  private final SortedMap<String, Long> acknowledged = new TreeMap<>();
  private final List<Input.Refused> firstRefused = new ArrayList<>();
  private long pending;
  private long refused;
  private long unknown;
  private Exception failure;

  /** An event is about to be handed to the producer; it ends in one of the next three ways. */
  synchronized void sent() {
    pending++;
  }

  synchronized void acknowledged(String topic) {
    acknowledged.merge(topic, 1L, Long::sum);
    end();
  }

  /** An event that never left. */
  synchronized void notSent(Exception cause) {
    refused++;
    fail(cause);
    end();
  }

  /**
   * An event whose send failed. When the producer gave up on an error that could have passed, the
   * brokers may have the event all the same; any other error is a refusal.
   */
  synchronized void failed(Exception cause) {
    if (cause instanceof RetriableException) {
      unknown++;
    } else {
      refused++;
    }
    fail(cause);
    end();
  }

  /** An input that was never sent. */
  synchronized void refused(Input.Refused input) {
    refused++;
    if (firstRefused.size() < Publisher.SHOWN) {
      firstRefused.add(input);
    }
  }

  /** The source can't be read any further. */
  synchronized void sourceFailed(AppException cause) {
    fail(cause);
  }

  /**
   * Waits until every event has ended, as each does within the producer's delivery timeout; for
   * some seconds only once the user wishes to stop. What has not ended then is unknown.
   */
  synchronized void awaitAll(Stop stop) {
    long deadline = Long.MAX_VALUE;
    try {
      while (pending > 0 && System.nanoTime() < deadline) {
        if (stop.isRequested() && deadline == Long.MAX_VALUE) {
          deadline = System.nanoTime() + STOP_DEADLINE.toNanos();
        }
        wait(STEP_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    unknown += pending;
    pending = 0;
  }

  private void fail(Exception cause) {
    failure = failure == null ? cause : failure;
  }

  private void end() {
    pending--;
    notifyAll();
  }

  synchronized boolean failed() {
    return failure != null;
  }

  synchronized PublishReport report(boolean complete, Duration elapsed) {
    return new PublishReport(
        new TreeMap<>(acknowledged),
        refused,
        List.copyOf(firstRefused),
        unknown,
        failure,
        complete,
        elapsed);
  }
}
