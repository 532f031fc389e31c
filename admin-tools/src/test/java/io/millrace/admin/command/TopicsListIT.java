package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.LocalStack;
import io.millrace.local.junit.WithLocalStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithLocalStack
class TopicsListIT {
  @TempDir Path folder;

  @Test
  void namesAreSortedLinesOrOneDocument(LocalStack stack) {
    CatalogueFile file = CatalogueFile.in(folder);
    Run.against(
        stack,
        "apply",
        "--catalogue",
        file.declare("{partitions: 1}\n  %s-b: {partitions: 1}".formatted(file.topic())));

    Run lines = Run.against(stack, "topics", "list");
    Run json = Run.against(stack, "topics", "list", "--output", "json");

    assertThat(lines.outLines())
        .isSorted()
        .containsSubsequence(file.topic(), file.topic() + "-b")
        .noneMatch(name -> name.startsWith("__"));
    assertThat(json.out()).startsWith("{").contains("\"topics\"", "\"" + file.topic() + "\"");
    assertThat(lines.err()).isEmpty();
  }
}
