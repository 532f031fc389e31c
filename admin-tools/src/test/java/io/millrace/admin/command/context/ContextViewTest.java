package io.millrace.admin.command.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.command.output.Document;
import io.millrace.app.context.Context;
import io.millrace.app.context.Contexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextViewTest {
  private static final Context LOCAL =
      new Context(
          "local", Optional.of("127.0.0.1:9092"), Optional.empty(), Optional.empty(), Map.of());

  @TempDir private Path folder;

  @Test
  void theListAsJsonHasAllContextsAndNullForWhatTheyDoNotState() {
    Contexts contexts =
        new Contexts(Path.of("contexts.yaml"), Optional.of("local"), Map.of("local", LOCAL));

    assertThat(Document.of(ContextsView.json(contexts)))
        .isEqualTo(
            Document.of(
                """
                {"file": "contexts.yaml", "current": "local", "contexts": [
                  {"name": "local", "bootstrapServers": "127.0.0.1:9092", "schemaRegistry": null,
                   "config": null}]}
                """));
  }

  @Test
  void aStarMarksTheCurrentOne() {
    Contexts contexts =
        new Contexts(Path.of("contexts.yaml"), Optional.of("local"), Map.of("local", LOCAL));

    assertThat(ContextsView.table(contexts).lines())
        .containsExactly(
            "   CONTEXT  BOOTSTRAP SERVERS  SCHEMA REGISTRY  CONFIG",
            "*  local    127.0.0.1:9092     -                -");
  }

  @Test
  void noSecretIsInAnyForm() throws IOException {
    Path file = Files.writeString(folder.resolve("a.properties"), "ssl.key.password=canary\n");
    Context context =
        new Context("a", Optional.of("a:1"), Optional.empty(), Optional.of(file), Map.of());

    assertThat(Document.of(ContextView.json(context)))
        .isEqualTo(
            Document.of(
                """
                {"context": "a", "settings": [
                  {"name": "bootstrap.servers", "value": "a:1", "secret": false, "source": "a"},
                  {"name": "ssl.key.password", "value": null, "secret": true, "source": "%s"}]}
                """
                    .formatted(file)));
    assertThat(ContextView.table(context)).contains("[hidden]").doesNotContain("canary");
  }
}
