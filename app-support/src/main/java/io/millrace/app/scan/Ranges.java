package io.millrace.app.scan;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.connect.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * The ranges of offsets that a request means now.
 *
 * @param ends where partitions end now
 * @param notes a sentence for each partition that can't begin where it was asked to
 */
record Ranges(List<OffsetRange> ranges, Map<TopicPartition, Long> ends, List<String> notes) {

  /**
   * Asks the cluster.
   *
   * @throws AppException when that can't be read; names all topics whose question is wrong
   */
  static Ranges of(Connection connection, ReadRequest request) {
    List<Ranges> found = new ArrayList<>();
    List<AppException> problems = new ArrayList<>();
    try (Admin admin = connection.openAdmin()) {
      for (String topic : request.topics()) {
        try {
          found.add(of(new TopicOffsets(connection, admin, topic, request.committed()), request));
        } catch (AppException e) {
          if (e.exitCode() != ExitCode.USAGE) {
            throw e;
          }
          problems.add(e);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw AppException.all(problems);
    }
    return all(found);
  }

  private static Ranges of(TopicOffsets offsets, ReadRequest request) {
    List<TopicPartition> partitions = offsets.partitions(wanted(request));
    SortedMap<Integer, Long> earliest = offsets.earliest(partitions);
    // The log first: what arrives in between isn't taken for hidden.
    SortedMap<Integer, Long> log = offsets.log(partitions);
    SortedMap<Integer, Long> latest = offsets.latest(partitions);
    List<String> notes = new ArrayList<>();
    SortedMap<Integer, Long> starts =
        request.from() instanceof Position.Group group
            ? committed(group, offsets, partitions, earliest, notes)
            : places(request.from(), offsets, partitions, earliest, latest);
    Optional<SortedMap<Integer, Long>> ends =
        request.until().map(until -> places(until, offsets, partitions, earliest, latest));
    Ranges ranges = between(partitions, earliest, latest, starts, ends);
    notes.addAll(ranges.notes());
    notes.addAll(hidden(ranges, log, latest));
    return new Ranges(ranges.ranges(), ranges.ends(), notes);
  }

  private static Ranges all(List<Ranges> found) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    found.forEach(ranges -> ends.putAll(ranges.ends));
    return new Ranges(
        found.stream().flatMap(ranges -> ranges.ranges.stream()).toList(),
        ends,
        found.stream().flatMap(ranges -> ranges.notes.stream()).toList());
  }

  private static SortedMap<Integer, Long> committed(
      Position.Group group,
      TopicOffsets offsets,
      List<TopicPartition> partitions,
      SortedMap<Integer, Long> earliest,
      List<String> notes) {
    SortedMap<Integer, Long> committed = offsets.committed(partitions, group.name());
    SortedMap<Integer, Long> starts = new TreeMap<>(earliest);
    starts.putAll(committed);
    for (TopicPartition partition : partitions) {
      if (!committed.containsKey(partition.partition())) {
        notes.add(
            "group %s has committed nothing of partition %d of %s: read from its beginning"
                .formatted(group.name(), partition.partition(), partition.topic()));
      }
    }
    return starts;
  }

  /** Where a range ends only because a transaction is open. */
  private static List<String> hidden(
      Ranges ranges, SortedMap<Integer, Long> log, SortedMap<Integer, Long> latest) {
    List<String> notes = new ArrayList<>();
    for (OffsetRange range : ranges.ranges()) {
      int number = range.partition().partition();
      long offsets = log.get(number) - latest.get(number);
      if (offsets > 0 && range.end() == latest.get(number)) {
        notes.add(
            "a transaction is open in partition %d of %s: the %d offsets from its first record on are not read, but with --isolation read_uncommitted"
                .formatted(number, range.partition().topic(), offsets));
      }
    }
    return notes;
  }

  private static Set<Integer> wanted(ReadRequest request) {
    return request.from() instanceof Position.Offsets each && request.partitions().isEmpty()
        ? each.offsets().keySet()
        : request.partitions();
  }

  private static SortedMap<Integer, Long> places(
      Position position,
      TopicOffsets offsets,
      List<TopicPartition> partitions,
      SortedMap<Integer, Long> earliest,
      SortedMap<Integer, Long> latest) {
    if (position instanceof Position.Latest) {
      return latest;
    } else if (position instanceof Position.Offset same) {
      return mapped(latest, end -> same.offset());
    } else if (position instanceof Position.Offsets each) {
      SortedMap<Integer, Long> places = new TreeMap<>(latest);
      places.replaceAll((partition, end) -> each.offsets().getOrDefault(partition, end));
      return places;
    } else if (position instanceof Position.Time time) {
      SortedMap<Integer, Long> places = new TreeMap<>(offsets.at(partitions, time.time()));
      places.replaceAll((partition, found) -> found < 0 ? latest.get(partition) : found);
      return places;
    }
    return earliest; // and of a tail, which is looked for from the end
  }

  private static SortedMap<Integer, Long> mapped(
      SortedMap<Integer, Long> offsets, UnaryOperator<Long> to) {
    return offsets.entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> e.getKey(), e -> to.apply(e.getValue()), (a, b) -> a, TreeMap::new));
  }

  private static Ranges between(
      List<TopicPartition> partitions,
      SortedMap<Integer, Long> earliest,
      SortedMap<Integer, Long> latest,
      SortedMap<Integer, Long> starts,
      Optional<SortedMap<Integer, Long>> ends) {
    List<OffsetRange> ranges = new ArrayList<>();
    Map<TopicPartition, Long> now = new HashMap<>();
    List<String> notes = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      int number = partition.partition();
      long first = earliest.get(number);
      long last = latest.get(number);
      long wanted = starts.get(number);
      long start = Math.min(Math.max(wanted, first), last);
      if (start != wanted) {
        notes.add(note(partition, wanted, first, last));
      }
      long end =
          ends.isEmpty()
              ? OffsetRange.ENDLESS
              : Math.max(start, Math.min(ends.get().get(number), last));
      ranges.add(new OffsetRange(partition, start, end));
      now.put(partition, Math.min(end, last));
    }
    return new Ranges(List.copyOf(ranges), Map.copyOf(now), List.copyOf(notes));
  }

  private static String note(TopicPartition partition, long wanted, long first, long last) {
    return wanted < first
        ? "partition %d of %s begins at offset %d: what was from %d on is deleted"
            .formatted(partition.partition(), partition.topic(), first, wanted)
        : "partition %d of %s ends at offset %d, before %d: read from its end"
            .formatted(partition.partition(), partition.topic(), last, wanted);
  }
}
