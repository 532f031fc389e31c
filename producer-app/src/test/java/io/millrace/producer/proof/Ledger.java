package io.millrace.producer.proof;

import io.millrace.producer.proof.Event.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What should be in a topic, in the order of its source, held against what is read from it. No two
 * events of the source are equal.
 */
final class Ledger {
  private final List<Event> expected;

  Ledger(List<Event> expected) {
    this.expected = List.copyOf(expected);
  }

  /**
   * All that is wrong: events that are lost, doubled or of no source, that come before one of their
   * partition that is older, or whose key is in two partitions.
   *
   * @param found in the order of offsets within each partition
   */
  List<String> anomalies(List<Found> found) {
    Map<Event, Integer> places = new HashMap<>();
    for (Event event : expected) {
      if (places.put(event, places.size()) != null) {
        throw new IllegalArgumentException("twice in the source: " + event);
      }
    }
    List<String> anomalies = new ArrayList<>();
    Map<Event, Found> seen = new HashMap<>();
    Map<Integer, Integer> last = new HashMap<>();
    Map<String, Integer> partitions = new HashMap<>();
    for (Found one : found) {
      Integer place = places.get(one.event());
      Found before = seen.putIfAbsent(one.event(), one);
      if (place == null) {
        anomalies.add("foreign: " + one);
        continue;
      } else if (before != null) {
        anomalies.add("doubled: %s and %s".formatted(before, one));
        continue;
      }
      Integer previous = last.put(one.partition(), place);
      if (previous != null && place < previous) {
        anomalies.add("backward: %s behind %s".formatted(one, expected.get(previous)));
      }
      Integer home = partitions.putIfAbsent(one.event().key(), one.partition());
      if (home != null && home != one.partition()) {
        anomalies.add("misrouted: %s, whose key is in partition %d".formatted(one, home));
      }
    }
    expected.stream()
        .filter(event -> !seen.containsKey(event))
        .forEach(event -> anomalies.add("lost: " + event));
    return anomalies;
  }
}
