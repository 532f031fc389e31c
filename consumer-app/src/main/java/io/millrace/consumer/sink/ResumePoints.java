package io.millrace.consumer.sink;

import io.millrace.app.cli.AppException;
import io.millrace.consumer.read.PartitionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** Where an export goes on, by what is exported and what the topics have. */
public final class ResumePoints {
  private ResumePoints() {}

  /**
   * The ranges without what is exported of them.
   *
   * @param where they are exported to, for messages
   * @param exported the offset after the last that is exported; empty for a partition that isn't
   * @throws AppException when something between the two is gone, or more is exported than a topic
   *     ever had; names every such partition
   */
  public static List<PartitionRange> of(
      String where, Function<TopicPartition, OptionalLong> exported, List<PartitionRange> ranges) {
    List<PartitionRange> rest = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (PartitionRange range : ranges) {
      OptionalLong next = exported.apply(range.partition());
      Optional<String> problem =
          next.isEmpty() ? Optional.empty() : problem(range, next.getAsLong());
      if (problem.isPresent()) {
        problems.add(problem.get());
      } else {
        rest.add(range.from(next.orElse(range.start())));
      }
    }
    if (!problems.isEmpty()) {
      throw AppException.failed(
          "%s does not fit: %s; export to another place"
              .formatted(where, String.join("; ", problems)),
          null);
    }
    return rest;
  }

  private static Optional<String> problem(PartitionRange range, long next) {
    TopicPartition partition = range.partition();
    String where = "partition %d of %s".formatted(partition.partition(), partition.topic());
    if (next < range.start()) {
      return Optional.of(
          "offsets %d to %d of %s were deleted from the topic before they were exported"
              .formatted(next, range.start() - 1, where));
    } else if (next > range.end()) {
      return Optional.of(
          "it has %s up to offset %d, and the topic ends at %d: was the topic made anew?"
              .formatted(where, next - 1, range.end() - 1));
    }
    return Optional.empty();
  }
}
