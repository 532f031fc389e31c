package io.millrace.admin.group;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Where each partition is to go. Pure.
 *
 * @param found what the cluster was asked for the target: the offsets at its time, or those of its
 *     group; empty for other targets
 */
record ResetPlanner(ResetTarget target, Map<TopicPartition, Long> found) {
  ResetPlanner {
    found = Map.copyOf(found);
  }

  OffsetMove move(TopicPartition partition, Optional<OffsetAndMetadata> from, Bounds bounds) {
    if (target instanceof ResetTarget.Earliest) {
      return to(partition, from, bounds.start());
    } else if (target instanceof ResetTarget.Latest) {
      return to(partition, from, bounds.end());
    } else if (target instanceof ResetTarget.Offset wanted) {
      return clamped(partition, from, wanted.offset(), bounds);
    } else if (target instanceof ResetTarget.Shift shift) {
      return from.map(offset -> shifted(offset.offset(), shift.offsets()))
          .map(offset -> clamped(partition, from, offset, bounds))
          .orElseGet(() -> OffsetMove.stay(partition, from, "has no offset to shift"));
    } else if (target instanceof ResetTarget.Group other) {
      return Optional.ofNullable(found.get(partition))
          .map(offset -> clamped(partition, from, offset, bounds))
          .orElseGet(() -> OffsetMove.stay(partition, from, other.name() + " has no offset here"));
    }
    return toTime(partition, from, bounds);
  }

  private OffsetMove toTime(
      TopicPartition partition, Optional<OffsetAndMetadata> from, Bounds bounds) {
    long offset = found.getOrDefault(partition, -1L);
    return offset < 0
        ? to(partition, from, bounds.end(), Optional.of("no event since then: to the end"))
        : to(partition, from, offset);
  }

  private static OffsetMove clamped(
      TopicPartition partition, Optional<OffsetAndMetadata> from, long wanted, Bounds bounds) {
    long offset = bounds.clamp(wanted);
    if (offset == wanted) {
      return to(partition, from, offset);
    }
    String edge = offset == bounds.start() && wanted < offset ? "start" : "end";
    return to(
        partition,
        from,
        offset,
        Optional.of("%d is out of range: to the %s".formatted(wanted, edge)));
  }

  private static OffsetMove to(
      TopicPartition partition, Optional<OffsetAndMetadata> from, long offset) {
    return to(partition, from, offset, Optional.empty());
  }

  /** An offset that is there already keeps its metadata. */
  private static OffsetMove to(
      TopicPartition partition,
      Optional<OffsetAndMetadata> from,
      long offset,
      Optional<String> note) {
    Optional<OffsetAndMetadata> to =
        from.filter(old -> old.offset() == offset).isPresent()
            ? from
            : Optional.of(new OffsetAndMetadata(offset));
    return new OffsetMove(partition, from, to, note);
  }

  /** What is beyond the numbers is beyond the log; offsets aren't negative, so only the end is. */
  private static long shifted(long offset, long by) {
    return by > 0 && offset > Long.MAX_VALUE - by ? Long.MAX_VALUE : offset + by;
  }
}
