package io.millrace.producer.publish;

import io.millrace.producer.source.Input;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.errors.RetriableException;

/** Counts how inputs ended. Thread-safe: acknowledgements come from the producer's own thread. */
final class Outcomes {
  private final SortedMap<String, Long> acknowledged = new TreeMap<>();
  private final List<Input.Refused> firstRefused = new ArrayList<>();
  private long refused;
  private long unknown;
  private Exception failure;

  synchronized void acknowledged(String topic) {
    acknowledged.merge(topic, 1L, Long::sum);
  }

  synchronized void refused(Input.Refused input) {
    refused++;
    if (firstRefused.size() < Publisher.SHOWN) {
      firstRefused.add(input);
    }
  }

  /** An event that never left. */
  synchronized void notSent(Exception cause) {
    refused++;
    failure = failure == null ? cause : failure;
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
    failure = failure == null ? cause : failure;
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
