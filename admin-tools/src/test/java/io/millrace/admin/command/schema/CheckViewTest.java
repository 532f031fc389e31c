package io.millrace.admin.command.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.command.output.Document;
import io.millrace.admin.schema.CheckReport;
import io.millrace.admin.schema.Comparison;
import io.millrace.app.cli.Failure;
import io.millrace.evolution.ChangeRule;
import io.millrace.evolution.Direction;
import io.millrace.evolution.SchemaChange;
import io.millrace.registry.CompatibilityLevel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckViewTest {
  /** A registry that refuses what the rules of the level allow. */
  private static final CheckReport REFUSED =
      new CheckReport(
          List.of(
              new Comparison(
                  "now.avsc",
                  "orders-value",
                  CompatibilityLevel.FULL,
                  List.of(),
                  List.of("a rule of its own", "another"))),
          Map.of(),
          Map.of());

  @Test
  void theDocumentHasWhatWasComparedWhatWasNewAndWhatFailed() {
    SchemaChange removed =
        new SchemaChange(
            ChangeRule.FIELD_REMOVED, "Customer.email", "string", Set.of(Direction.FORWARD));
    CheckReport report =
        new CheckReport(
            List.of(
                new Comparison(
                    "customer.avsc",
                    "main:customer.avsc",
                    CompatibilityLevel.FULL,
                    List.of(removed),
                    List.of()),
                new Comparison(
                    "order.avsc",
                    "orders-value@2",
                    CompatibilityLevel.BACKWARD,
                    List.of(),
                    List.of("the registry's rules forbid it"))),
            Map.of("refund.avsc", "isn't in revision main"),
            Map.of("cut.avsc", new Failure(2, "cut.avsc is no Avro schema")));

    assertThat(Document.of(CheckView.json(report)))
        .isEqualTo(
            Document.of(
                """
                {"comparisons": [
                   {"file": "customer.avsc", "against": "main:customer.avsc", "level": "FULL",
                    "compatible": false,
                    "violations": [
                      {"rule": "FIELD_REMOVED", "path": "Customer.email", "change": "string",
                       "breaks": ["forward"], "changesMeaning": false, "mend": "%s"}],
                    "refusals": []},
                   {"file": "order.avsc", "against": "orders-value@2", "level": "BACKWARD",
                    "compatible": false, "violations": [],
                    "refusals": ["the registry's rules forbid it"]}],
                 "unmatched": [{"file": "refund.avsc", "reason": "isn't in revision main"}],
                 "failures": [
                   {"resource": "cut.avsc", "error": "cut.avsc is no Avro schema",
                    "exitCode": 2}]}
                """
                    .formatted(removed.mend())));
  }

  @Test
  void theWordsOfARegistryStandBeneathTheVerdict() {
    assertThat(String.join("\n", CheckView.lines(REFUSED)).lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).matches("FILE +AGAINST +LEVEL +VERDICT"),
            line -> assertThat(line).matches("now.avsc +orders-value +FULL +incompatible"),
            line -> assertThat(line).isEmpty(),
            line -> assertThat(line).isEqualTo("now.avsc against orders-value:"),
            line -> assertThat(line).isEqualTo("  the registry refuses it: a rule of its own"),
            line -> assertThat(line).isEqualTo("  the registry refuses it: another"));
    assertThat(CheckView.remarks(REFUSED))
        .containsExactly("1 compared, 1 incompatible, 0 new, 0 failed");
  }

  @Test
  void aBuildServerShowsThemAsAFailure() {
    assertThat(JUnitXml.of(REFUSED))
        .contains(
            "tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\"",
            "<failure message=\"refused by the registry\">the registry refuses it: a rule of its"
                + " own\nthe registry refuses it: another</failure>");
  }
}
