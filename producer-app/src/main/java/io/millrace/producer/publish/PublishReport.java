package io.millrace.producer.publish;

import io.millrace.producer.source.Input;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * How a run ended: each input is acknowledged, refused or unknown.
 *
 * @param acknowledged events that the brokers have, by topic
 * @param refused inputs that were not published, for a reason of their own
 * @param firstRefused the first of them, at most {@link Publisher#SHOWN}
 * @param unknown events that may or may not be in their topic
 * @param failure what stopped the run; null when nothing did
 * @param complete whether the source came to its end, or the run to its limit
 */
public record PublishReport(
    SortedMap<String, Long> acknowledged,
    long refused,
    List<Input.Refused> firstRefused,
    long unknown,
    Exception failure,
    boolean complete,
    Duration elapsed) {

  /** The events that the brokers have, over all topics. */
  public long acknowledgedInTotal() {
    return acknowledged.values().stream().mapToLong(Long::longValue).sum();
  }
}
