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
    List<LogRange> logs =
        topic.led().stream()
            .filter(snapshot.logs()::containsKey)
            .map(snapshot.logs()::get)
            .toList();
    long events = logs.stream().mapToLong(LogRange::events).sum();
    int untold = topic.partitions().size() - logs.size();
    return events == 0
        ? Stream.empty()
        : Stream.of(
            new Finding(
                name(),
                Severity.INFO,
                topic.name(),
                "%s at most%s, and no group has an offset or a member there%s"
                    .formatted(
                        Words.count(events, "event"),
                        untold == 0 ? "" : ", without " + Words.count(untold, "partition"),
                        snapshot.silentGroups() == 0
                            ? ""
                            : ", but %s gave no answer"
                                .formatted(Words.count(snapshot.silentGroups(), "group"))),
                "ask its owner, as readers without a group don't show; if nobody needs it:"
                    + " admin-tools topics delete "
                    + topic.name()));
  }
}
