package io.millrace.admin.health;

import java.util.Locale;

/** Where a snapshot comes from; each can be away while the others answer. */
public enum Source {
  /** The cluster's topics, with brokers and configs. */
  TOPICS,
  /** The offsets that partitions have. */
  OFFSETS,
  /** How fast partitions may be moved between brokers, and whether any are. */
  THROTTLES,
  /** The cluster's groups. */
  GROUPS,
  /** The schema registry. */
  REGISTRY;

  /** As users read it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
