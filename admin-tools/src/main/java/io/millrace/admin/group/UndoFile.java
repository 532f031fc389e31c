package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The inverse of a change of offsets, as it is kept in a file.
 *
 * @param cluster the id of the cluster, on which alone it can be used
 * @param written when
 */
public record UndoFile(String cluster, String group, Instant written, List<Entry> entries) {
  public UndoFile {
    requireNonNull(cluster, "cluster");
    requireNonNull(group, "group");
    requireNonNull(written, "written");
    entries = List.copyOf(entries);
  }

  /**
   * One partition.
   *
   * @param before the offset to go back to; empty when there was none
   * @param after the offset that the change set; empty when it took the offset away
   */
  public record Entry(
      TopicPartition partition,
      Optional<OffsetAndMetadata> before,
      Optional<OffsetAndMetadata> after) {
    public Entry {
      requireNonNull(partition, "partition");
      requireNonNull(before, "before");
      requireNonNull(after, "after");
    }
  }

  /**
   * What a file holds.
   *
   * @throws io.millrace.app.cli.AppException when there is no such file, or it isn't whole
   */
  public static UndoFile read(Path file) {
    return UndoFormat.read(file);
  }

  /** The way back from the changes of a plan. */
  static UndoFile of(OffsetPlan plan, Instant written) {
    return new UndoFile(
        plan.cluster(),
        plan.group(),
        written,
        plan.changes().stream()
            .map(move -> new Entry(move.partition(), move.from(), move.to()))
            .toList());
  }
}
