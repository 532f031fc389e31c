package io.millrace.admin.command.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.Outcome;

/**
 * A change with what came of it, as a program reads it: the members of {@link PlanView}, {@code
 * outcome} and, of one that failed, {@code error}.
 */
public final class OutcomeView {
  private OutcomeView() {}

  /** A change that nobody tried to make. */
  public static void fill(ObjectNode node, Change change, String outcome) {
    PlanView.fill(node, change);
    node.put("outcome", outcome);
  }

  /**
   * A change that somebody tried to make.
   *
   * @param success the outcome of one that didn't fail
   */
  public static void fill(ObjectNode node, Outcome outcome, String success) {
    fill(node, outcome.change(), outcome.isConfirmed() ? success : "failed");
    outcome.failure().ifPresent(failure -> node.put("error", failure.line()));
  }
}
