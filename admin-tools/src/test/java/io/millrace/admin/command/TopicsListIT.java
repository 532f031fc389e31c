package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class TopicsListIT {
  @TempDir Path folder;

  @Test
  void namesAreSortedLinesOrOneDocument(Stack stack) throws IOException {
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
    JsonNode document = new ObjectMapper().readTree(json.out());
    assertThat(document.fieldNames()).toIterable().containsExactly("topics");
    assertThat(document.path("topics"))
        .extracting(JsonNode::textValue)
        .isSorted()
        .contains(file.topic(), file.topic() + "-b");
    assertThat(lines.err()).isEmpty();
  }
}
