package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''| 1:1: the catalogue is empty: it needs the key \"topics\"",
        "# nothing| 1:1: the catalogue is empty: it needs the key \"topics\"",
        "{}| 1:1: the catalogue needs the key \"topics\"",
        "topics:\\n\\ta: 1| 2:1: this is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)",
        "topics: {}\\n---\\ntopics: {}| 2:1: this is not YAML: expected a single document in the stream, but found another document",
        "topics: *a| 1:9: this is not YAML: found undefined alias a",
        "topics: {a: 'x| 1:15: this is not YAML: found unexpected end of stream",
        "topics:\\n  a\u0001b: {}| 2:4: this is not YAML: the character U+0001 is forbidden",
        "topics: {? [a] : {}}| 1:12: a key must be a plain name",
        "topics: &a {a: *a}| 1:13: unknown key \"a\"",
        "topics: !!set {a}| 1:17: a topic must be a mapping of names to values",
      })
  void whatIsNoCatalogueIsRefusedWithItsPlace(String text, String problem) throws IOException {
    assertThat(problem(text.replace("\\n", "\n").replace("\\ta", "\ta"))).isEqualTo(problem);
  }

  @Test
  void anchorsAndAliasesSaveWriting() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"),
            """
            topics:
              a: {partitions: 1, configs: &kept {retention.ms: unlimited}}
              b: {partitions: 2, configs: *kept}
            """);

    assertThat(Catalogue.read(file).topics().get(1).configs()).containsEntry("retention.ms", "-1");
  }

  @Test
  void whatDoublesItselfByAliasesIsRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("x0: &x0 [a, a, a, a, a, a, a, a, a]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append(
          "x%d: &x%d [*x%d, *x%d, *x%d, *x%d, *x%d]\n"
              .formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1));
    }
    bomb.append("topics: {a: {partitions: 1, configs: {cleanup.policy: *x29}}}\n");

    assertThat(problem(bomb.toString())).isEqualTo("1:1: unknown key \"x0\"");
  }

  @Test
  void whatIsNestedWithoutEndIsRefused() throws IOException {
    assertThat(problem("topics: " + "[".repeat(1_000_000)))
        .isEqualTo("1:58: this is nested deeper than any catalogue");
  }

  @Test
  void aFileOfTenMegabytesIsRefused() throws IOException {
    assertThat(problem("topics: {a: {partitions: 1}} #" + "x".repeat(10_000_000)))
        .isEqualTo(
            "1:1: is larger than 3145728 bytes: split it, as several files are read together");
  }

  @Test
  void garbageIsRefused() throws IOException {
    byte[] garbage = new byte[10_000];
    new Random(7).nextBytes(garbage);
    Path file = Files.write(folder.resolve("c.yaml"), garbage);

    assertThat(problem(file)).isEqualTo("1:1: is not text in UTF-8");
  }

  @Test
  void aFolderIsRefused() {
    assertThat(problem(folder)).isEqualTo("1:1: cannot be read: Is a directory");
  }

  private String problem(String text) throws IOException {
    return problem(Files.writeString(folder.resolve("c.yaml"), text));
  }

  /** The first. */
  private static String problem(Path file) {
    CatalogueException e =
        catchThrowableOfType(CatalogueException.class, () -> Catalogue.read(file));
    assertThat(e).as("nothing was refused").isNotNull();
    Problem problem = e.problems().get(0);
    return "%d:%d: %s".formatted(problem.line(), problem.column(), problem.message());
  }
}
