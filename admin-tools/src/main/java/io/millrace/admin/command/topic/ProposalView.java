package io.millrace.admin.command.topic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.plan.PlanView;
import io.millrace.admin.edit.Proposal;
import io.millrace.admin.plan.Outcome;
import io.millrace.app.cli.Failure;
import java.util.List;
import java.util.Map;

/**
 * Changes of topics, proposed or made, as a program reads them: {@code {"changes": [...],
 * "failures": [...]}}.
 *
 * <p>A change has the members of {@link PlanView}, and {@code outcome}: proposed, confirmed (by the
 * broker) or failed; a failed one has {@code error} too. The failures, of the shape of {@link
 * FailuresView}, are what nothing could be proposed for.
 */
final class ProposalView {
  private ProposalView() {}

  static String json(Proposal proposal) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode changes = document.putArray("changes");
    proposal
        .plan()
        .changes()
        .forEach(
            change -> {
              ObjectNode node = changes.addObject();
              PlanView.fill(node, change);
              node.put("outcome", "proposed");
            });
    FailuresView.fill(document, proposal.refused());
    return document.toPrettyString();
  }

  static String json(List<Outcome> outcomes, Map<String, Failure> refused) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode changes = document.putArray("changes");
    outcomes.forEach(outcome -> fill(changes.addObject(), outcome));
    FailuresView.fill(document, refused);
    return document.toPrettyString();
  }

  private static void fill(ObjectNode node, Outcome outcome) {
    PlanView.fill(node, outcome.change());
    node.put("outcome", outcome.isConfirmed() ? "confirmed" : "failed");
    outcome.failure().ifPresent(failure -> node.put("error", failure.line()));
  }
}
