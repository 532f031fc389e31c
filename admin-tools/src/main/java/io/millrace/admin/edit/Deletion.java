package io.millrace.admin.edit;

import io.millrace.admin.answer.Found;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.DeletionPlanner;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.topic.TopicDetails;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Topics to be deleted.
 *
 * @param allowActive whether also those that groups read now
 */
public record Deletion(boolean allowActive) {

  /**
   * The topics that may be deleted. What couldn't be asked counts as a reason against it: a group
   * that doesn't answer may read any of them.
   */
  public Proposal propose(Found<TopicDetails> topics) {
    List<Change> changes = new ArrayList<>();
    Map<String, Failure> refused = new LinkedHashMap<>(topics.failures());
    List<String> silent = DeletionPlanner.silent(topics);
    for (TopicDetails topic : topics.list()) {
      refusal(topic, silent)
          .ifPresentOrElse(
              failure -> refused.put(topic.name(), failure),
              () -> changes.add(DeletionPlanner.deletion(topic, silent)));
    }
    return new Proposal(new Plan(changes), refused);
  }

  private Optional<Failure> refusal(TopicDetails topic, List<String> silent) {
    if (DeletionPlanner.isInternal(topic)) {
      return Optional.of(
          new Failure(ExitCode.USAGE, "is Kafka's own: without it, the cluster breaks"));
    }
    List<String> active = DeletionPlanner.active(topic);
    if (allowActive || (active.isEmpty() && silent.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        active.isEmpty()
            ? new Failure(
                ExitCode.FAILED,
                "may be read now, as %s gave no answer: to go on, add --allow-active-groups"
                    .formatted(String.join(", ", silent)))
            : new Failure(
                ExitCode.FAILED,
                "is read now by %s: stop the group, or add --allow-active-groups"
                    .formatted(String.join(", ", active))));
  }
}
