package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * What a group reads.
 *
 * @param type classic, consumer, share or streams
 * @param state as Kafka names it, in lower case
 * @param members how many run now
 * @param assigned the topics that its members read now; empty for a moment while they share them
 * @param committed the offset from which it would go on, by partition
 */
public record GroupReading(
    String group,
    String type,
    String state,
    int members,
    Set<String> assigned,
    Map<TopicPartition, Long> committed) {
  private static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

  public GroupReading {
    requireNonNull(group, "group");
    requireNonNull(type, "type");
    requireNonNull(state, "state");
    assigned = Collections.unmodifiableSet(new TreeSet<>(assigned));
    Map<TopicPartition, Long> sorted = new TreeMap<>(ORDER);
    sorted.putAll(committed);
    committed = Collections.unmodifiableMap(sorted);
  }

  /** Whether it reads the topic now or has read it before. */
  public boolean reads(String topic) {
    return assigned.contains(topic)
        || committed.keySet().stream().anyMatch(partition -> partition.topic().equals(topic));
  }

  /** Whether members of it read the topic now, as far as can be told. */
  public boolean isActiveOn(String topic) {
    return members > 0 && (assigned.contains(topic) || (assigned.isEmpty() && reads(topic)));
  }
}
