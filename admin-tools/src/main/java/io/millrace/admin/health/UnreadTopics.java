package io.millrace.admin.health;

import io.millrace.admin.topic.LogRange;
import io.millrace.admin.topic.TopicShape;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Topics with events that no group reads or has read. Readers without a group don't show. */
final class UnreadTopics implements Check {
  @Override
  public String name() {
    return "unread-topics";
  }

  @Override
  public Set<Source> needs() {
    return Set.of(Source.TOPICS, Source.OFFSETS, Source.GROUPS);
  }

  @Override
  public List<Finding> examine(Snapshot snapshot) {
    return snapshot
        .userTopics()
        .filter(topic -> snapshot.groups().stream().noneMatch(g -> g.reads(topic.name())))
        .flatMap(topic -> examine(topic, snapshot))
        .toList();
  }

  private Stream<Finding> examine(TopicShape topic, Snapshot snapshot) {
    long events =
        topic.led().stream()
            .filter(snapshot.logs()::containsKey)
            .map(snapshot.logs()::get)
            .mapToLong(LogRange::events)
            .sum();
    return events == 0
        ? Stream.empty()
        : Stream.of(
            new Finding(
                name(),
                Severity.INFO,
                topic.name(),
                "%s at most, and no group reads them".formatted(Words.count(events, "event")),
                "ask its owner; if nobody needs it: admin-tools topics delete " + topic.name()));
  }
}
