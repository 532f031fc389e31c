package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Deletes a topic with all its events.
 *
 * @param holds what is lost, in words
 * @param activeGroups the groups whose members read it now
 * @param silent the groups that gave no answer, and may read it
 */
public record DeleteTopic(
    String topic, String holds, List<String> activeGroups, List<String> silent) implements Change {
  public DeleteTopic {
    requireNonNull(topic, "topic");
    requireNonNull(holds, "holds");
    activeGroups = List.copyOf(activeGroups);
    silent = List.copyOf(silent);
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
    String reason = "all its events are deleted for good";
    if (!activeGroups.isEmpty()) {
      reason += ", and groups read them now: " + String.join(", ", activeGroups);
    }
    if (!silent.isEmpty()) {
      reason += ", and may be read now, as these gave no answer: " + String.join(", ", silent);
    }
    return reason;
  }

  @Override
  public List<Hazard> hazards() {
    return activeGroups.isEmpty() && silent.isEmpty() ? List.of() : List.of(Hazard.DELETE_ACTIVE);
  }
}
