package io.millrace.admin.command.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.Outcome;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.plan.Unsupported;
import java.util.List;

/**
 * What came of a plan, as a program reads it: {@code {"changes": [...], "failures": [...]}}.
 *
 * <p>Of the changes of {@link OutcomeView} come first those with the outcome done, which an earlier
 * run of the same saved plan has made; then those that are confirmed by the broker or the registry,
 * proposed by a dry run, or failed; then those that are unsupported. The failures, of the shape of
 * {@link FailuresView}, are topics that couldn't be looked at.
 */
final class ApplyView {
  private ApplyView() {}

  /**
   * @param rehearses whether nothing was made
   */
  static String json(Plan plan, List<Change> done, List<Outcome> outcomes, boolean rehearses) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode changes = document.putArray("changes");
    done.forEach(change -> OutcomeView.fill(changes.addObject(), change, "done"));
    String success = rehearses ? "proposed" : "confirmed";
    outcomes.forEach(outcome -> OutcomeView.fill(changes.addObject(), outcome, success));
    plan.only(Unsupported.class)
        .forEach(change -> OutcomeView.fill(changes.addObject(), change, "unsupported"));
    FailuresView.fill(document, plan.failures());
    return document.toPrettyString();
  }
}
