package io.millrace.admin.replay;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** How far replays are, as the offsets of their groups say. */
final class Checkpoints {
  private final Connection connection;
  private final Admin admin;

  Checkpoints(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
  }

  /**
   * How far the replay is; empty when there was no run yet.
   *
   * @throws AppException when it isn't the same replay, or a part of what it had done isn't known
   *     any more
   */
  Optional<Checkpoint> find(ReplaySpec spec, Fingerprint fingerprint) {
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets(spec.group());
    if (offsets.isEmpty()) {
      return Optional.empty();
    }
    TreeMap<Integer, PartitionProgress> found = new TreeMap<>();
    int partitions = 0;
    for (Map.Entry<TopicPartition, OffsetAndMetadata> offset : offsets.entrySet()) {
      CheckpointText text =
          CheckpointText.decode(offset.getValue())
              .orElseThrow(() -> strange(spec, offset.getKey()));
      List<String> differences = text.fingerprint().differences(fingerprint);
      if (!differences.isEmpty()) {
        throw other(spec, differences);
      }
      partitions = text.partitions();
      found.put(offset.getKey().partition(), text.progress());
    }
    if (found.size() != partitions) {
      throw AppException.failed(
          ("of replay %s, only %d of %d partitions are known: Kafka has deleted the offsets of the"
                  + " others, so what was replayed isn't known; begin anew with --restart")
              .formatted(spec.name(), found.size(), partitions),
          null);
    }
    return Optional.of(new Checkpoint(found));
  }

  /** Deletes what is known of a replay; false when nothing was. */
  boolean delete(String group) {
    try {
      Denials.await(
          connection, admin.deleteConsumerGroups(List.of(group)).all(), "deleting group " + group);
      return true;
    } catch (GroupIdNotFoundException e) {
      return false;
    } catch (GroupNotEmptyException e) {
      throw AppException.failed(
          "group %s has members, so it isn't a replay's: choose another --name".formatted(group),
          e);
    }
  }

  /** With none that a transaction is about to change: it has been committed or aborted by then. */
  private Map<TopicPartition, OffsetAndMetadata> offsets(String group) {
    ListConsumerGroupOffsetsOptions stable =
        new ListConsumerGroupOffsetsOptions().requireStable(true);
    try {
      return Denials.await(
              connection,
              admin
                  .listConsumerGroupOffsets(
                      Map.of(group, new ListConsumerGroupOffsetsSpec()), stable)
                  .partitionsToOffsetAndMetadata(group),
              "group " + group)
          .entrySet()
          .stream()
          .filter(offset -> offset.getValue() != null)
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    } catch (GroupIdNotFoundException e) {
      return Map.of();
    }
  }

  private static AppException strange(ReplaySpec spec, TopicPartition partition) {
    return AppException.usage(
        "group %s has an offset of %s that no replay has committed: choose another --name"
            .formatted(spec.group(), partition));
  }

  private static AppException other(ReplaySpec spec, List<String> differences) {
    return AppException.usage(
        ("replay %s was started with another %s: give the same again, another --name for another"
                + " replay, or --restart to begin anew")
            .formatted(spec.name(), String.join(" and another ", differences)));
  }
}
