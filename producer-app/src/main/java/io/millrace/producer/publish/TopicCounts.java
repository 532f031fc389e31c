package io.millrace.producer.publish;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts events by topic, cheaply when those of one topic come in a row. For one thread. */
final class TopicCounts {
  private final Map<String, long[]> counts = new HashMap<>();
  private String last = "";
  private long[] current = new long[1];

  void add(String topic) {
    if (!topic.equals(last)) {
      current = counts.computeIfAbsent(topic, name -> new long[1]);
      last = topic;
    }
    current[0]++;
  }

  void addAll(TopicCounts others) {
    others.counts.forEach(
        (topic, count) -> counts.computeIfAbsent(topic, name -> new long[1])[0] += count[0]);
  }

  SortedMap<String, Long> toMap() {
    SortedMap<String, Long> map = new TreeMap<>();
    counts.forEach((topic, count) -> map.put(topic, count[0]));
    return map;
  }
}
