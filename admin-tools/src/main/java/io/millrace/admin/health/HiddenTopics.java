package io.millrace.admin.health;

import io.millrace.admin.answer.Found;
import io.millrace.admin.group.GroupReading;
import io.millrace.admin.topic.TopicInspector;
import io.millrace.admin.topic.TopicShape;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * Topics that groups or subjects name, and that may well be there: brokers leave those out of a
 * listing in silence that a user may not see. To a question by name they say so.
 */
final class HiddenTopics {
  private static final Set<Integer> UNTOLD = Set.of(ExitCode.ACCESS_DENIED, ExitCode.UNAVAILABLE);

  private final TopicInspector inspector;

  HiddenTopics(TopicInspector inspector) {
    this.inspector = inspector;
  }

  /** By name, why it can't be told whether they are there: one request for all of them. */
  Map<String, Failure> find(
      Found<TopicShape> listed, Collection<GroupReading> groups, Collection<String> subjects) {
    Set<String> named = new TreeSet<>();
    groups.stream()
        .flatMap(group -> group.committed().keySet().stream())
        .map(TopicPartition::topic)
        .forEach(named::add);
    subjects.forEach(subject -> OrphanSubjects.topic(subject).ifPresent(named::add));
    named.removeAll(listed.values().keySet());
    named.removeAll(listed.failures().keySet());
    Map<String, Failure> hidden = new LinkedHashMap<>(listed.failures());
    if (!named.isEmpty()) {
      inspector
          .shapes(named)
          .failures()
          .forEach(
              (name, failure) -> {
                if (UNTOLD.contains(failure.exitCode())) {
                  hidden.put(name, failure);
                }
              });
    }
    return hidden;
  }
}
