package io.millrace.admin.command.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.command.output.Document;
import io.millrace.admin.edit.Proposal;
import io.millrace.admin.plan.AlterConfig;
import io.millrace.admin.plan.ConfigChange;
import io.millrace.admin.plan.CreateTopic;
import io.millrace.admin.plan.Outcome;
import io.millrace.admin.plan.Plan;
import io.millrace.admin.topic.Loss;
import io.millrace.app.cli.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProposalViewTest {
  private static final Map<String, Failure> REFUSED =
      Map.of("refund", new Failure(2, "the cluster has no topic \"refund\""));

  @Test
  void whatIsOnlyShownIsProposed() {
    AlterConfig cut =
        new AlterConfig(
                "orders", List.of(ConfigChange.set("retention.ms", Optional.of("2000"), "1000")))
            .with(new Loss(OptionalLong.of(265_593), OptionalLong.of(354_600)));

    assertThat(Document.of(ProposalView.json(new Proposal(new Plan(List.of(cut)), REFUSED))))
        .isEqualTo(
            Document.of(
                """
                {"changes": [
                   {"action": "alter-config", "resource": "orders",
                    "change": "retention.ms 2000 to 1000", "risk": "irreversible",
                    "reason":
                      "older events are deleted for good: drops about 265,593 of 354,600 bytes",
                    "allow": ["cut-retention"], "droppedBytes": 265593, "bytes": 354600,
                    "outcome": "proposed"}],
                 "failures": [
                   {"resource": "refund", "error": "the cluster has no topic \\"refund\\"",
                    "exitCode": 2}]}
                """));
  }

  @Test
  void whatFailedHasItsErrorBesideWhatIsConfirmed() {
    List<Outcome> outcomes =
        List.of(
            new Outcome(creation("payments"), Optional.empty()),
            new Outcome(creation("fees"), Optional.of(new Failure(2, "only 3 brokers"))));

    assertThat(Document.of(ProposalView.json(outcomes, REFUSED)))
        .isEqualTo(
            Document.of(
                """
                {"changes": [
                   {"action": "create-topic", "resource": "payments",
                    "change": "partitions=6, replication=4", "risk": "safe",
                    "reason": "not there yet", "allow": [], "outcome": "confirmed"},
                   {"action": "create-topic", "resource": "fees",
                    "change": "partitions=6, replication=4", "risk": "safe",
                    "reason": "not there yet", "allow": [], "outcome": "failed",
                    "error": "only 3 brokers"}],
                 "failures": [
                   {"resource": "refund", "error": "the cluster has no topic \\"refund\\"",
                    "exitCode": 2}]}
                """));
  }

  private static CreateTopic creation(String topic) {
    return new CreateTopic(topic, 6, Optional.of((short) 4), Map.of(), List.of());
  }
}
