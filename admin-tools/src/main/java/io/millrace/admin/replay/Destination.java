package io.millrace.admin.replay;

import java.util.Optional;
import org.apache.kafka.common.internals.Topic;

/**
 * Where records go, and how they are written.
 *
 * @param topic empty for dead letters, each of which goes to the topic that its headers name
 * @param keepPartitions whether a record goes to the partition of its number, and not to the one
 *     that its key gives
 * @param newTimestamps whether it gets the time of the replay, and not its own
 */
public record Destination(Optional<String> topic, boolean keepPartitions, boolean newTimestamps) {
  public Destination {
    topic.ifPresent(Topic::validate);
  }

  /** Whether each record goes to the topic that its headers name. */
  boolean isOrigin() {
    return topic.isEmpty();
  }

  /** The topic, or {@code origin}. */
  String label() {
    return topic.orElse("origin");
  }
}
