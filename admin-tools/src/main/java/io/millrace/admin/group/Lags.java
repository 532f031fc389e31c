package io.millrace.admin.group;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * What the logs say, from which the lag of any group follows.
 *
 * @param times of the first unread events
 * @param unreadable why not of others
 */
record Lags(
    PartitionBounds bounds, Map<ReadFrom, Instant> times, Map<TopicPartition, Failure> unreadable) {
  private static final Comparator<PartitionLag> ORDER =
      Comparator.comparing((PartitionLag lag) -> lag.partition().topic())
          .thenComparing(lag -> lag.partition().partition());

  /** A topic that is gone is no failure of this run; it only makes a note. */
  Map<String, Failure> failures() {
    Map<TopicPartition, Failure> all = new HashMap<>(unreadable);
    all.putAll(bounds.unknown());
    Map<String, Failure> failures = new LinkedHashMap<>();
    all.entrySet().stream()
        .filter(entry -> entry.getValue().exitCode() != ExitCode.USAGE)
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .forEach(entry -> failures.put(entry.getKey().toString(), entry.getValue()));
    return failures;
  }

  GroupLag of(DescribedGroup group, Map<TopicPartition, ReadTo> read) {
    Map<TopicPartition, GroupMember> owners = new HashMap<>();
    group.members().forEach(member -> member.partitions().forEach(p -> owners.put(p, member)));
    return new GroupLag(
        group,
        read.entrySet().stream()
            .map(entry -> lag(entry.getKey(), entry.getValue(), owners.get(entry.getKey())))
            .sorted(ORDER)
            .toList());
  }

  private PartitionLag lag(TopicPartition partition, ReadTo read, GroupMember owner) {
    Bounds known = bounds.known().get(partition);
    return new PartitionLag(
        partition,
        read.committed(),
        known == null ? OptionalLong.empty() : OptionalLong.of(known.end()),
        events(read, known),
        ReadFrom.first(partition, read, bounds).map(times::get),
        Optional.ofNullable(owner),
        note(partition, read, known));
  }

  private static OptionalLong events(ReadTo read, Bounds known) {
    if (read.lag().isPresent() || known == null || read.committed().isEmpty()) {
      return read.lag();
    }
    return OptionalLong.of(Math.max(0, known.end() - read.committed().getAsLong()));
  }

  private Optional<String> note(TopicPartition partition, ReadTo read, Bounds known) {
    if (known == null) {
      return Optional.of(bounds.unknown().get(partition).line());
    } else if (read.committed().isEmpty()) {
      return Optional.of("no offset committed yet");
    } else if (read.committed().getAsLong() > known.end()) {
      return Optional.of("committed beyond the end: was the topic created anew?");
    } else if (read.committed().getAsLong() < known.start()) {
      return Optional.of(
          "%,d offsets were deleted unread"
              .formatted(known.start() - read.committed().getAsLong()));
    }
    return ReadFrom.first(partition, read, bounds)
        .filter(place -> !times.containsKey(place))
        .map(place -> unreadable.get(partition))
        .map(failure -> "age unknown: " + failure.line());
  }
}
