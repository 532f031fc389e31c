package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.admin.command.output.Document;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came of each change, in one document and nowhere else. */
@WithStack
class ApplyJsonIT {
  @TempDir Path folder;
  private CatalogueFile file;
  private String topic;

  @BeforeEach
  void nameATopic() {
    file = CatalogueFile.in(folder);
    topic = file.topic();
  }

  @Test
  void whatIsConfirmedWhatFailedAndWhatStaysAreToldApart(Stack stack) {
    Run.against(stack, "apply", "--catalogue", file.declare("{partitions: 2}"));
    String catalogue =
        file.declare(
            "{partitions: 1, configs: {segment.ms: 86400000}}\n  %s-b: {partitions: 1, replication: 7}"
                .formatted(topic));

    Run run = Run.against(stack, "apply", "--catalogue", catalogue, "--output", "json");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
    JsonNode document = Document.of(run.out());
    assertThat(document.path("changes"))
        .extracting(change -> change.path("action").textValue())
        .containsExactly("create-topic", "alter-config", "unsupported");
    assertThat(document.path("changes"))
        .extracting(change -> change.path("outcome").textValue())
        .containsExactly("failed", "confirmed", "unsupported");
    assertThat(document.at("/changes/0/error").textValue()).contains("replicate the partition");
    assertThat(document.path("failures")).isEmpty();
  }

  @Test
  void aDryRunProposesAndTouchesNothing(Stack stack) {
    String catalogue = file.declare("{partitions: 1}");

    Run run =
        Run.against(stack, "apply", "--dry-run", "--catalogue", catalogue, "--output", "json");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(Document.of(run.out())).isEqualTo(creation("proposed"));
    assertThat(Run.against(stack, "topics", "list").outLines()).doesNotContain(topic);
  }

  @Test
  void whatAnEarlierRunOfASavedPlanHasMadeIsDone(Stack stack) {
    String saved = folder.resolve("plan.json").toString();
    Run.against(stack, "plan", "--catalogue", file.declare("{partitions: 1}"), "--save", saved);

    Run first = Run.against(stack, "apply", "--plan", saved, "--output", "json");
    Run second = Run.against(stack, "apply", "--plan", saved, "--output", "json");

    assertThat(Document.of(first.out())).isEqualTo(creation("confirmed"));
    assertThat(Document.of(second.out())).isEqualTo(creation("done"));
    assertThat(second.err()).isEmpty();
    assertThat(second.code()).isZero();
  }

  @Test
  void aRiskThatIsNotAllowedMakesNoDocument(Stack stack) {
    Run.against(stack, "apply", "--catalogue", file.declare("{partitions: 1, key: string}"));
    String grown = file.declare("{partitions: 3, key: string}");

    Run run = Run.against(stack, "apply", "--catalogue", grown, "--output", "json");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("--allow grow-keyed");
  }

  private JsonNode creation(String outcome) {
    return Document.of(
        """
        {"changes": [
           {"action": "create-topic", "resource": "%s", "change": "partitions=1",
            "risk": "safe", "reason": "not there yet", "allow": [], "outcome": "%s"}],
         "failures": []}
        """
            .formatted(topic, outcome));
  }
}
