package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongUsageTest {
  @TempDir Path folder;

  @Test
  void eachProblemOfACatalogueIsALineOfItsOwn() throws IOException {
    Path file = folder.resolve("shop.yaml");
    Files.writeString(file, "topics:\n  a: {partition: 1}\n");

    Run run = Run.of("plan", "--catalogue", file.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines())
        .containsExactly(
            file + ":2:3: topic a needs the key \"partitions\"",
            file + ":2:7: unknown key \"partition\"; did you mean partitions?",
            "admin-tools: the catalogue has 2 problems; nothing was asked of the cluster");
  }

  @Test
  void aWordThatAllowsNothingIsRefusedWithThoseThatDo() {
    Run run = Run.of("apply", "--allow", "everything");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains(
            "\"everything\" is no kind of risk; there are grow-keyed, cut-retention, start-compaction,");
  }

  @Test
  void aWordThatIsNearlyAKindGetsTheNearest() {
    assertThat(Run.of("apply", "--allow", "cut-retension").err())
        .contains("\"cut-retension\" is no kind of risk; did you mean cut-retention?");
  }

  @Test
  void anUnknownFormatIsRefusedWithTheKnownOnes() {
    Run run = Run.of("plan", "--output", "xml");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines()).singleElement().asString().contains("[TABLE, JSON]");
  }

  @Test
  void noCommandIsRefusedInOneLine() {
    Run run = Run.of();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines()).hasSize(1);
  }

  @Test
  void helpOfACommandEndsWithAnExample() {
    Run run = Run.of("apply", "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Example:\n  admin-tools apply");
  }
}
