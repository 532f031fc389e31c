package io.millrace.admin.saved;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.plan.RegisterSchema;
import io.millrace.admin.plan.Situation;
import io.millrace.app.cli.AppException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left to do of a saved plan.
 *
 * @param plan the changes that aren't made yet
 * @param done those that are as the plan wants already
 */
public record Resumption(Plan plan, List<Change> done) {
  public Resumption {
    requireNonNull(plan, "plan");
    done = List.copyOf(done);
  }

  /**
   * Holds a saved plan against what is there.
   *
   * @throws AppException when it was made for another cluster, or when anything that it touches is
   *     neither as it was nor as it wants it
   */
  static Resumption of(SavedPlan saved, Situation now) {
    if (!saved.cluster().equals(now.cluster())) {
      throw AppException.usage(
          "nothing is changed, as the plan was made for cluster %s, and this is %s"
              .formatted(saved.cluster(), now.cluster()));
    }
    List<Change> pending = new ArrayList<>();
    List<Change> done = new ArrayList<>();
    List<String> drifts = new ArrayList<>();
    ChangeProgress progress = new ChangeProgress(saved.topicIds(), now);
    for (Change change : saved.changes()) {
      ChangeProgress.Progress found = progress.of(change);
      switch (found.step()) {
        case PENDING ->
            pending.add(
                change instanceof RegisterSchema schema ? schema.resolve(now.subjects()) : change);
        case DONE -> done.add(change);
        case DRIFTED -> drifts.add(change.resource() + ": " + found.drift());
      }
    }
    if (!drifts.isEmpty()) {
      throw AppException.differences(
          "nothing is changed, as this isn't as it was when the plan was made, at %s: %s; make a new plan"
              .formatted(saved.made(), String.join("; ", drifts)));
    }
    return new Resumption(new Plan(pending), done);
  }
}
