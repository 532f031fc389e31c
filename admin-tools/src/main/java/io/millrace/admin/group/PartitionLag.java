package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * How far behind a group is in a partition.
 *
 * @param committed where the group goes on, empty when it has no offset there; of a share group,
 *     where its broker would start anew, which can be before events that are done already
 * @param end one after the last event; empty when the partition can't be asked
 * @param lag from the one to the other, never negative; empty when either is; of a share group as
 *     its broker counts it
 * @param oldestUnread the timestamp of the first event that isn't read, as its producer or the
 *     broker set it; empty when there is none, or it isn't known, as of a share group
 * @param member who reads it now
 * @param note what is out of the ordinary, for people
 */
public record PartitionLag(
    TopicPartition partition,
    OptionalLong committed,
    OptionalLong end,
    OptionalLong lag,
    Optional<Instant> oldestUnread,
    Optional<GroupMember> member,
    Optional<String> note) {
  public PartitionLag {
    requireNonNull(partition, "partition");
    requireNonNull(committed, "committed");
    requireNonNull(end, "end");
    requireNonNull(lag, "lag");
    requireNonNull(oldestUnread, "oldestUnread");
    requireNonNull(member, "member");
    requireNonNull(note, "note");
  }

  /** How old the oldest unread event is; zero where its timestamp is in the future. */
  public Optional<Duration> age(Instant now) {
    return oldestUnread.map(
        time -> time.isAfter(now) ? Duration.ZERO : Duration.between(time, now));
  }
}
