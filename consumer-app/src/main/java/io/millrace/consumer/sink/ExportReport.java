package io.millrace.consumer.sink;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run has exported.
 *
 * @param events how many of each topic, none left out
 * @param files how many segments; none where events go into no files
 * @param skipped how many records couldn't be decoded and were left out
 * @param complete false when it was stopped before the end
 */
public record ExportReport(
    SortedMap<String, Long> events, int files, long skipped, boolean complete) {
  public ExportReport {
    events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
  }

  /** How many events of all topics. */
  public long total() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }
}
