package io.millrace.admin.plan;

import java.util.List;

/**
 * What has to change so that the cluster and the registry are as the catalogue declares.
 *
 * @param changes in the order in which they are made
 */
public record Plan(List<Change> changes) {
  public Plan {
    changes = List.copyOf(changes);
  }

  /** Whether all is as declared. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The changes of one type, in order. */
  public <C extends Change> List<C> only(Class<C> type) {
    return changes.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The changes that can be made, but not without a word of the user. */
  public List<Change> risky() {
    return changes.stream()
        .filter(change -> change.risk() != Risk.SAFE && change.risk() != Risk.UNSUPPORTED)
        .toList();
  }
}
