package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far behind a group is.
 *
 * @param partitions those that it has an offset in or a member for, by topic and number
 */
public record GroupLag(DescribedGroup description, List<PartitionLag> partitions) {
  public GroupLag {
    requireNonNull(description, "description");
    partitions = List.copyOf(partitions);
  }

  /** Its name. */
  public String name() {
    return description.group().name();
  }

  /**
   * The events that it hasn't read, over the partitions where that is known; empty when in none.
   */
  public OptionalLong events() {
    return partitions.stream()
        .map(PartitionLag::lag)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .reduce(Long::sum);
  }

  /** The timestamp of the oldest unread event; empty when none is known. */
  public Optional<Instant> oldestUnread() {
    return partitions.stream()
        .flatMap(partition -> partition.oldestUnread().stream())
        .min(Comparator.naturalOrder());
  }

  /** How old that event is; zero where its timestamp is in the future. */
  public Optional<Duration> age(Instant now) {
    return partitions.stream()
        .flatMap(partition -> partition.age(now).stream())
        .max(Comparator.naturalOrder());
  }
}
