package io.millrace.admin.command.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.command.output.Document;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.CreateTopic;
import io.millrace.admin.plan.Outcome;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.plan.Unsupported;
import io.millrace.app.cli.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApplyViewTest {
  private static final Change STAYS =
      new Unsupported("customers", "replication 1 to 3", "needs a reassignment");

  @Test
  void everyChangeSaysWhatCameOfIt() {
    Plan plan =
        new Plan(
            List.of(creation("orders"), creation("fees"), STAYS),
            Map.of("audit", new Failure(5, "not authorized")),
            List.of("a note for people"));
    List<Outcome> outcomes =
        List.of(
            new Outcome(creation("orders"), Optional.empty()),
            new Outcome(creation("fees"), Optional.of(new Failure(4, "no answer"))));

    assertThat(Document.of(ApplyView.json(plan, List.of(creation("payments")), outcomes, false)))
        .isEqualTo(
            Document.of(
                """
                {"changes": [
                   {"action": "create-topic", "resource": "payments", "change": "partitions=6",
                    "risk": "safe", "reason": "not there yet", "allow": [], "outcome": "done"},
                   {"action": "create-topic", "resource": "orders", "change": "partitions=6",
                    "risk": "safe", "reason": "not there yet", "allow": [],
                    "outcome": "confirmed"},
                   {"action": "create-topic", "resource": "fees", "change": "partitions=6",
                    "risk": "safe", "reason": "not there yet", "allow": [], "outcome": "failed",
                    "error": "no answer"},
                   {"action": "unsupported", "resource": "customers",
                    "change": "replication 1 to 3", "risk": "unsupported",
                    "reason": "needs a reassignment", "allow": [], "outcome": "unsupported"}],
                 "failures": [{"resource": "audit", "error": "not authorized", "exitCode": 5}]}
                """));
  }

  @Test
  void whatARehearsalWouldMakeIsProposed() {
    Plan plan = new Plan(List.of(creation("orders")));
    List<Outcome> outcomes = List.of(new Outcome(creation("orders"), Optional.empty()));

    assertThat(Document.of(ApplyView.json(plan, List.of(), outcomes, true)))
        .isEqualTo(
            Document.of(
                """
                {"changes": [
                   {"action": "create-topic", "resource": "orders", "change": "partitions=6",
                    "risk": "safe", "reason": "not there yet", "allow": [],
                    "outcome": "proposed"}],
                 "failures": []}
                """));
  }

  private static Change creation(String topic) {
    return new CreateTopic(topic, 6, Optional.empty(), Map.of(), List.of());
  }
}
