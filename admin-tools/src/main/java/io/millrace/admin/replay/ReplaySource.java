package io.millrace.admin.replay;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.internals.Topic;

/**
 * Which records of a topic a replay looks at.
 *
 * @param partitions none for all
 * @param from the first; else the topic's first
 * @param until the first that is no longer taken; else the end of the topic, as it is when the
 *     replay starts for the first time
 */
public record ReplaySource(
    String topic, Set<Integer> partitions, Optional<Bound> from, Optional<Bound> until) {
  public ReplaySource {
    Topic.validate(topic);
    partitions = Collections.unmodifiableSortedSet(new TreeSet<>(partitions));
    requireNonNull(from, "from");
    requireNonNull(until, "until");
  }

  /** Those of a topic that has so many partitions. */
  SortedSet<Integer> partitionsOf(int count) {
    SortedSet<Integer> all = new TreeSet<>(partitions);
    for (int i = 0; partitions.isEmpty() && i < count; i++) {
      all.add(i);
    }
    return all;
  }
}
