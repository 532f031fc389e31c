package io.millrace.admin.command.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.command.output.Document;
import io.millrace.admin.health.Diagnosis;
import io.millrace.admin.health.Finding;
import io.millrace.admin.health.Severity;
import io.millrace.app.cli.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisViewTest {

  @Test
  void theDocumentHasWhatWasFoundMadeNotMadeAndWhatGaveNoAnswer() {
    Diagnosis diagnosis =
        new Diagnosis(
            List.of(
                new Finding(
                    "leaderless",
                    Severity.ERROR,
                    "invoices",
                    "no leader for partition 2 of 3",
                    "start broker 3 again")),
            List.of("leaderless", "under-replicated"),
            Map.of("orphan-subjects", "registry gave no answer"),
            Map.of("registry", new Failure(4, "no answer")));

    assertThat(Document.of(DiagnosisView.json(diagnosis)))
        .isEqualTo(
            Document.of(
                """
                {"findings": [
                   {"check": "leaderless", "severity": "error", "resource": "invoices",
                    "evidence": "no leader for partition 2 of 3",
                    "remedy": "start broker 3 again"}],
                 "made": ["leaderless", "under-replicated"],
                 "notMade": [{"check": "orphan-subjects", "reason": "registry gave no answer"}],
                 "failures": [{"resource": "registry", "error": "no answer", "exitCode": 4}]}
                """));
  }
}
