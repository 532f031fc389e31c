package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Deletes a topic with all its events.
 *
 * @param holds what is lost, in words
 * @param activeGroups the groups whose members read it now
 */
public record DeleteTopic(String topic, String holds, List<String> activeGroups) implements Change {
  public DeleteTopic {
    requireNonNull(topic, "topic");
    requireNonNull(holds, "holds");
    activeGroups = List.copyOf(activeGroups);
  }

  @Override
  public Action action() {
    return Action.DELETE_TOPIC;
  }

  @Override
  public String resource() {
    return topic;
  }

  @Override
  public String summary() {
    return holds;
  }

  @Override
  public Risk risk() {
    return Risk.IRREVERSIBLE;
  }

  @Override
  public String reason() {
    return activeGroups.isEmpty()
        ? "all its events are deleted for good"
        : "all its events are deleted for good, and groups read them now: "
            + String.join(", ", activeGroups);
  }
}
