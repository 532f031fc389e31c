package io.millrace.admin.edit;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.answer.Found;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.topic.KeyEvidence;
import io.millrace.admin.topic.TopicShape;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is to change in topics.
 *
 * @param partitions how many there are to be
 * @param set new values of configs, by name, with units as in a catalogue
 * @param reset configs that are to fall back to the brokers' value
 */
public record Alteration(OptionalInt partitions, Map<String, String> set, Set<String> reset) {
  public Alteration {
    requireNonNull(partitions, "partitions");
    reset = Set.copyOf(reset);
    if (partitions.isEmpty() && set.isEmpty() && reset.isEmpty()) {
      throw AppException.usage("nothing to alter: give --partitions, --set or --reset");
    }
    set = Map.copyOf(KnownConfigs.parse(set, reset));
    reset.stream()
        .filter(set.keySet()::contains)
        .findFirst()
        .ifPresent(
            name -> {
              throw AppException.usage("%s is both set and reset: give one".formatted(name));
            });
  }

  /** The topics of which it matters whether their records have keys. */
  public List<TopicShape> growing(Found<TopicShape> topics) {
    return topics.list().stream()
        .filter(topic -> topic.partitions().size() < partitions.orElse(0))
        .filter(topic -> !TopicEdit.isCompacted(topic))
        .toList();
  }

  /**
   * The changes of topics; none for a topic that is as asked already.
   *
   * @param keys by topic, for those that grow; one that is left out counts as having keys
   */
  public Proposal propose(Found<TopicShape> topics, Map<String, KeyEvidence> keys) {
    List<Change> changes = new ArrayList<>();
    Map<String, Failure> refused = new LinkedHashMap<>(topics.failures());
    for (TopicShape topic : topics.list()) {
      Optional<Failure> refusal = refusal(topic);
      if (refusal.isPresent()) {
        refused.put(topic.name(), refusal.orElseThrow());
      } else {
        TopicEdit edit = new TopicEdit(topic);
        partitions.ifPresent(
            total ->
                edit.grow(total, Optional.ofNullable(keys.get(topic.name())))
                    .ifPresent(changes::add));
        edit.configure(set, reset).ifPresent(changes::add);
      }
    }
    changes.sort(Comparator.comparing(Change::action));
    return new Proposal(new Plan(changes), refused);
  }

  private Optional<Failure> refusal(TopicShape topic) {
    int now = topic.partitions().size();
    return partitions.isPresent() && partitions.getAsInt() < now
        ? Optional.of(
            new Failure(
                ExitCode.USAGE,
                "has %d partitions, and Kafka takes none away to make %d: copy the events to a new topic"
                    .formatted(now, partitions.getAsInt())))
        : Optional.empty();
  }
}
