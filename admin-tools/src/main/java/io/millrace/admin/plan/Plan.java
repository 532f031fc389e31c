package io.millrace.admin.plan;

import io.millrace.app.cli.Failure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has to change so that the cluster and the registry are as the catalogue declares.
 *
 * @param changes in the order in which they are made
 * @param failures why nothing is planned for a topic, by its name
 * @param notes what was asked for and needs no change, for people
 */
public record Plan(List<Change> changes, Map<String, Failure> failures, List<String> notes) {
  public Plan {
    changes = List.copyOf(changes);
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    notes = List.copyOf(notes);
  }

  /** One for which all that it needs could be asked. */
  public Plan(List<Change> changes) {
    this(changes, Map.of(), List.of());
  }

  /** Whether nothing is to change. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The same plan with other changes. */
  public Plan with(List<Change> others) {
    return new Plan(others, failures, notes);
  }

  /** The changes of one type, in order. */
  public <C extends Change> List<C> only(Class<C> type) {
    return changes.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The changes that aren't made without a word of the user for each of their hazards. */
  public List<Change> risky() {
    return changes.stream().filter(change -> !change.hazards().isEmpty()).toList();
  }
}
