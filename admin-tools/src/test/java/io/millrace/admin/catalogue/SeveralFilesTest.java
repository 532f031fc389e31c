package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralFilesTest {
  @TempDir Path folder;
  private CatalogueFolder files;

  @BeforeEach
  void folder() {
    files = new CatalogueFolder(folder);
  }

  @Test
  void filesStandSideBySideAndShareTheirSchemas() {
    files
        .file(
            "types.yaml",
            "schemas: {Money: {avro: '{\"type\": \"enum\", \"name\": \"Money\", \"symbols\": []}'}}")
        .file(
            "shop.yaml",
            "topics: {a: {partitions: 1, value: {avro: '{\"type\": \"array\", \"items\": \"Money\"}', references: [Money]}}}")
        .file("web.yaml", "topics: {b: {partitions: 1}}");

    Catalogue catalogue = files.read();

    assertThat(catalogue.topics()).extracting(TopicDeclaration::name).containsExactly("a", "b");
    assertThat(catalogue.subjects())
        .extracting(SubjectDeclaration::name)
        .containsExactly("Money", "a-value");
  }

  @Test
  void theBuiltInCatalogueStandsBesideOthers() throws IOException {
    Path shop =
        Files.writeString(folder.resolve("shop.yaml"), "topics: {refunds: {partitions: 1}}");

    Catalogue catalogue =
        Catalogue.read(List.of(CatalogueFile.builtIn(), CatalogueFile.of(shop)), List.of());

    assertThat(catalogue.topics())
        .extracting(TopicDeclaration::name)
        .containsExactly("orders", "orders.dlq", "customers", "sales-by-period", "refunds");
  }

  @Test
  void whatStandsInTwoFilesIsRefusedWithBothPlaces() {
    files
        .file("one.yaml", "topics:\n  a: {partitions: 1}\npolicy: {owner: required}\n")
        .file(
            "two.yaml",
            "policy: {owner: required}\ntopics:\n  b: {partitions: 1, owner: me}\n  a: {partitions: 1}\n");

    assertThat(files.problems())
        .containsExactly(
            "one.yaml:2:3: topic a breaks the policy (line 3): it needs the key \"owner\"",
            "two.yaml:1:10: \"owner\" stands here twice, first in one.yaml:3",
            "two.yaml:4:3: \"a\" stands here twice, first in one.yaml:2");
  }

  @Test
  void problemsOfAllFilesAreReportedInTheOrderOfTheFiles() {
    files
        .file("z.yaml", "topics: {a: {partitions: 0}}\ncolour: red\n")
        .file("a.yaml", "topics: 7\n")
        .file("m.yaml", "\tx: 1\n");

    assertThat(files.problems())
        .containsExactly(
            "z.yaml:1:26: partitions must be from 1 to 2147483647, and is 0",
            "z.yaml:2:1: unknown key \"colour\"",
            "a.yaml:1:9: topics must be a mapping of names to values",
            "m.yaml:1:1: this is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)");
  }

  @Test
  void aReferenceThatMayStandInAFileThatCannotBeReadIsNoProblemYet() {
    files
        .file("types.yaml", "schemas: {")
        .file(
            "shop.yaml",
            "topics: {a: {partitions: 1, value: {avro: '\"Money\"', references: [Money]}}}");

    assertThat(files.problems())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("types.yaml:1:11: this is not YAML");
  }

  @Test
  void aFileThatIsGivenTwiceIsRefusedOnce() {
    files
        .file("a.yaml", "topics: {a: {partitions: 1}}")
        .file("./a.yaml", "topics: {a: {partitions: 1}}");

    assertThat(files.problems()).containsExactly("./a.yaml:1:1: is given twice");
  }

  @Test
  void topicsWhoseMetricsHaveTheSameNamesAreRefused() {
    files
        .file("one.yaml", "topics: {a.b: {partitions: 1}}")
        .file("two.yaml", "topics: {a_b: {partitions: 1}}");

    assertThat(files.problems())
        .containsExactly(
            "two.yaml:1:10: Kafka refuses a_b beside a.b (one.yaml:1): its metrics take a period for an underscore");
  }

  @Test
  void noFileDeclaresTopics() {
    files.file("one.yaml", "policy: {}").file("two.yaml", "schemas: {}");

    assertThat(files.problems())
        .containsExactly("one.yaml:1:1: the catalogue needs the key \"topics\"");
  }

  @Test
  void aPathThatNamesNothingIsRefused() {
    assertThatThrownBy(
            () -> Catalogue.read(List.of(CatalogueFile.of(folder.resolve("gone.yaml"))), List.of()))
        .hasMessage(folder.resolve("gone.yaml") + ":1:1: there is no such file");
  }
}
