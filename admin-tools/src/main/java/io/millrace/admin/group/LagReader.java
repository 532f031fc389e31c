package io.millrace.admin.group;

import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Puts together how far behind groups are, from a request of each kind for all of them. */
final class LagReader {
  private final Connection connection;
  private final ReadOffsets offsets;
  private final Partitions partitions;

  LagReader(Connection connection, Admin admin) {
    this.connection = connection;
    this.offsets = new ReadOffsets(connection, admin);
    this.partitions = new Partitions(connection, admin);
  }

  /** The groups whose offsets could be read, in the order given. */
  List<GroupLag> read(List<DescribedGroup> groups, Map<String, Failure> failures) {
    Map<String, Map<TopicPartition, ReadTo>> read = offsets.of(groups, failures);
    Set<TopicPartition> all =
        read.values().stream().flatMap(one -> one.keySet().stream()).collect(Collectors.toSet());
    PartitionBounds bounds = partitions.bounds(all);
    Set<ReadFrom> unread = new HashSet<>();
    read.values()
        .forEach(
            one -> one.forEach((p, to) -> ReadFrom.first(p, to, bounds).ifPresent(unread::add)));
    Map<TopicPartition, Failure> unreadable = new HashMap<>();
    Lags lags = new Lags(bounds, OldestUnread.read(connection, unread, unreadable), unreadable);
    failures.putAll(lags.failures());
    List<GroupLag> result = new ArrayList<>();
    for (DescribedGroup group : groups) {
      Optional.ofNullable(read.get(group.group().name()))
          .ifPresent(one -> result.add(lags.of(group, one)));
    }
    return result;
  }
}
