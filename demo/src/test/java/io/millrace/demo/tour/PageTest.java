package io.millrace.demo.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.demo.tour.Page.ShownFile;
import io.millrace.demo.tour.Page.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String PAGE =
      """
      # A page

      ```yaml a/b.yaml
      one: 1
      ```

      ```
      $ not a command
      ```

      ```console
      $ first \\
          --more
      says this

      and that

      $ second
      ```
      The end.
      """;

  @Test
  void commandsHaveTheirOutputsAndFilesTheirText() {
    Page page = Page.parse(PAGE);

    assertThat(page.parts())
        .filteredOn(part -> !(part instanceof Page.Prose))
        .containsExactly(
            new ShownFile(4, "a/b.yaml", List.of("one: 1")),
            new Step(
                12, List.of("$ first \\", "    --more"), List.of("says this", "", "and that"), 1),
            new Step(18, List.of("$ second"), List.of(), 0));
  }

  @Test
  void statementsNameTheirDatabase() {
    Page page = Page.parse("```sql shop\nselect 1;\n```\n\n```sql\nselect 2;\n```\n");

    assertThat(page.needsDatabase()).isTrue();
    assertThat(page.parts())
        .filteredOn(part -> !(part instanceof Page.Prose))
        .containsExactly(new Page.Statements(2, "shop", List.of("select 1;")));
  }

  @Test
  void thePartsTogetherAreTheText() throws IOException {
    assertThat(Page.parse(PAGE).text()).isEqualTo(PAGE);
    for (String name : List.of("admin-tools.md", "topics.md", "groups.md", "contexts.md")) {
      String text = Files.readString(Path.of("../docs", name));
      assertThat(Page.parse(text).text()).as(name).isEqualTo(text);
    }
  }

  @Test
  void aBlockWithoutAnEndIsRefused() {
    assertThatThrownBy(() -> Page.parse("a\n```console\n$ b\n"))
        .hasMessage("line 2: the block has no end");
  }

  @Test
  void aBlockThatBeginsWithNoCommandIsRefused() {
    assertThatThrownBy(() -> Page.parse("```console\nb\n```\n"))
        .hasMessageStartingWith("line 2: a console block begins with a command");
  }
}
