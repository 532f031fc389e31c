package io.millrace.admin.replay;

import io.millrace.event.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** The records of a transaction that were not taken. Thread-safe: the producer's thread adds. */
final class FailedSends {
  private final Map<Origin, String> refused = new HashMap<>();
  private Exception first;

  synchronized void add(Origin from, String topic, Exception cause) {
    if (first == null) {
      first = cause;
    }
    // Whatever else failed can pass, or failed only because one of these did.
    if (cause instanceof RecordTooLargeException
        || cause instanceof RecordBatchTooLargeException
        || cause instanceof InvalidTimestampException
        || cause instanceof InvalidRecordException) {
      refused.put(from, "topic %s does not take it: %s".formatted(topic, cause.getMessage()));
    }
  }

  synchronized Optional<Exception> first() {
    return Optional.ofNullable(first);
  }

  synchronized Map<Origin, String> refused() {
    return Map.copyOf(refused);
  }

  synchronized void clear() {
    refused.clear();
    first = null;
  }
}
