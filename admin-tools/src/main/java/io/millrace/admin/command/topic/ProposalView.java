package io.millrace.admin.command.topic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.command.plan.OutcomeView;
import io.millrace.admin.edit.Proposal;
import io.millrace.admin.plan.Outcome;
import io.millrace.app.cli.Failure;
import java.util.List;
import java.util.Map;

/**
 * Changes of topics, proposed or made, as a program reads them: {@code {"changes": [...],
 * "failures": [...]}}.
 *
 * <p>The changes are those of {@link OutcomeView}: proposed, confirmed (by the broker) or failed.
 * The failures, of the shape of {@link FailuresView}, are what nothing could be proposed for.
 */
final class ProposalView {
  private ProposalView() {}

  static String json(Proposal proposal) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode changes = document.putArray("changes");
    proposal
        .plan()
        .changes()
        .forEach(change -> OutcomeView.fill(changes.addObject(), change, "proposed"));
    FailuresView.fill(document, proposal.refused());
    return document.toPrettyString();
  }

  static String json(List<Outcome> outcomes, Map<String, Failure> refused) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode changes = document.putArray("changes");
    outcomes.forEach(outcome -> OutcomeView.fill(changes.addObject(), outcome, "confirmed"));
    FailuresView.fill(document, refused);
    return document.toPrettyString();
  }
}
