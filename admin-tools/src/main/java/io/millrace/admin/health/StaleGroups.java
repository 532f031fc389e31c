package io.millrace.admin.health;

import io.millrace.admin.group.GroupReading;
import io.millrace.admin.topic.LogRange;
import io.millrace.app.unit.DurationText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Groups without members that left old events unread, or that hold offsets of topics that are gone.
 * A group that is at the end, or has only fresh events before it, may be a job between two runs.
 */
final class StaleGroups implements Check {
  /** How groups begin that only keep the checkpoint of a replay of records. */
  private static final String REPLAY = "millrace-replay-";

  @Override
  public String name() {
    return "stale-groups";
  }

  @Override
  public Set<Source> needs() {
    return Set.of(Source.TOPICS, Source.OFFSETS, Source.GROUPS);
  }

  @Override
  public List<Finding> examine(Snapshot snapshot) {
    return snapshot.groups().stream()
        .filter(group -> group.members() == 0)
        .flatMap(group -> Stream.concat(unread(group, snapshot), gone(group, snapshot)))
        .toList();
  }

  private Stream<Finding> unread(GroupReading group, Snapshot snapshot) {
    Set<String> topics = new TreeSet<>();
    long events = 0;
    long lost = 0;
    for (Map.Entry<TopicPartition, Long> entry : group.committed().entrySet()) {
      LogRange log = snapshot.logs().get(entry.getKey());
      if (log != null && leavesOld(entry.getKey(), entry.getValue(), log, snapshot)) {
        topics.add(entry.getKey().topic());
        events += log.end() - Math.max(log.start(), entry.getValue());
        lost += Math.max(0, log.start() - entry.getValue());
      }
    }
    if (topics.isEmpty()) {
      return Stream.empty();
    }
    String gone = lost == 0 ? "" : "; %s were deleted unread".formatted(Words.count(lost, "event"));
    return Stream.of(
        new Finding(
            name(),
            severity(group),
            group.group(),
            "no members, and events older than %s unread in %s: %,d to the end%s"
                .formatted(
                    DurationText.of(snapshot.old()), String.join(", ", topics), events, gone),
            isReplay(group)
                ? "it keeps how far a replay is: go on with that, or if it is done: "
                    + deletion(group)
                : "start its consumers, or if nobody needs it: " + deletion(group)));
  }

  private static boolean isReplay(GroupReading group) {
    return group.group().startsWith(REPLAY);
  }

  /** Between two replays, nobody is late. */
  private static Severity severity(GroupReading group) {
    return isReplay(group) ? Severity.INFO : Severity.WARNING;
  }

  private static String deletion(GroupReading group) {
    return "admin-tools groups delete " + Words.argument(group.group());
  }

  private static boolean leavesOld(
      TopicPartition partition, long committed, LogRange log, Snapshot snapshot) {
    long fresh = Optional.ofNullable(snapshot.fresh().get(partition)).orElse(log.start());
    return committed < log.start() || committed < (fresh < 0 ? log.end() : fresh);
  }

  private Stream<Finding> gone(GroupReading group, Snapshot snapshot) {
    Set<String> gone = new TreeSet<>();
    group.committed().keySet().stream()
        .map(TopicPartition::topic)
        .filter(snapshot::isGone)
        .forEach(gone::add);
    return gone.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Finding(
                name(),
                severity(group),
                group.group(),
                "no members, and offsets of topics that are gone: " + String.join(", ", gone),
                "if nobody needs the group: " + deletion(group)));
  }
}
