package io.millrace.admin.group;

import io.millrace.app.cli.Failure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Makes the changes of a plan, once the way back from them is on disk. */
final class OffsetChanger {
  private final GroupOffsets offsets;
  private final Clock clock;

  OffsetChanger(GroupOffsets offsets, Clock clock) {
    this.offsets = offsets;
    this.clock = clock;
  }

  OffsetReport execute(OffsetPlan plan, Path folder, Consumer<Path> written) {
    Activity.refuse(plan.group(), plan.members());
    List<OffsetMove> changes = plan.changes();
    if (changes.isEmpty()) {
      return new OffsetReport(Optional.empty(), List.of());
    }
    Path undo =
        new UndoFolder(folder)
            .write(UndoFile.of(plan, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    written.accept(undo);
    Map<TopicPartition, Optional<Failure>> results = new HashMap<>();
    results.putAll(offsets.commit(plan.group(), commits(changes)));
    results.putAll(offsets.remove(plan.group(), removals(changes)));
    return new OffsetReport(
        Optional.of(undo),
        changes.stream()
            .map(move -> new OffsetOutcome(move, results.get(move.partition())))
            .toList());
  }

  private static Map<TopicPartition, OffsetAndMetadata> commits(List<OffsetMove> changes) {
    return changes.stream()
        .filter(move -> move.to().isPresent())
        .collect(Collectors.toMap(OffsetMove::partition, move -> move.to().orElseThrow()));
  }

  private static Set<TopicPartition> removals(List<OffsetMove> changes) {
    return changes.stream()
        .filter(move -> move.to().isEmpty())
        .map(OffsetMove::partition)
        .collect(Collectors.toSet());
  }
}
