package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueCommandTest {
  @TempDir Path folder;

  @Test
  void aCatalogueWithoutProblemsIsCounted() throws IOException {
    String shop =
        write(
            "shop.yaml",
            "topics: {refunds: {partitions: 1, key: {avro: '\"long\"'}, dead-letter: refunds.dead}}");

    Run run = Run.of("catalogue", "validate", "--catalogue", "built-in", "--catalogue", shop);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.outLines()).containsExactly("nothing is wrong: topics=6, subjects=4");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void withoutAFileItIsTheCatalogueOfTheSharedEvents() {
    Run run = Run.of("catalogue", "validate");

    assertThat(run.code()).isZero();
    assertThat(run.outLines()).containsExactly("nothing is wrong: topics=4, subjects=3");
  }

  @Test
  void theProblemsOfAllFilesAreLinesOfTheirOwn() throws IOException {
    String shop = write("shop.yaml", "topics:\n  a: {partitions: 0}\n  b: {partitions: 1}\n");
    String production = write("production.yaml", "topics:\n  c: {partitions: 1}\n");
    String gone = folder.resolve("gone.yaml").toString();

    Run run =
        Run.of(
            "catalogue",
            "validate",
            "--catalogue",
            shop,
            "--overlay",
            production,
            "--overlay",
            gone);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines())
        .containsExactly(
            shop + ":2:19: partitions must be from 1 to 2147483647, and is 0",
            production + ":2:3: the catalogue has no topic \"c\" to override; did you mean a?",
            gone + ":1:1: there is no such file",
            "admin-tools: the catalogue has 3 problems");
  }

  @Test
  void aPlanTakesOverlaysToo() throws IOException {
    String shop = write("shop.yaml", "topics: {a: {partitions: 1}}");
    String production = write("production.yaml", "topics: {a: {partitions: none}}");

    Run run = Run.of("plan", "--catalogue", shop, "--overlay", production);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly(
            production + ":1:26: partitions must be a whole number, and is the text \"none\"",
            "admin-tools: the catalogue has a problem; nothing was asked of the cluster");
  }

  @Test
  void problemsAreGivenAsJsonToo() throws IOException {
    String shop = write("shop.yaml", "topics: {a: {}}");

    Run run = Run.of("catalogue", "validate", "--catalogue", shop, "--output", "json");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines()).containsExactly("admin-tools: the catalogue has a problem");
    assertThat(new ObjectMapper().readTree(run.out()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"topics": null, "subjects": null,
                     "problems": [{"file": "%s", "line": 1, "column": 10,
                                   "message": "topic a needs the key \\"partitions\\""}]}
                    """
                        .formatted(shop)));
  }

  @Test
  void countsAreGivenAsJsonToo() throws IOException {
    Run run = Run.of("catalogue", "validate", "--output", "json");

    assertThat(new ObjectMapper().readTree(run.out()))
        .isEqualTo(
            new ObjectMapper().readTree("{\"topics\": 4, \"subjects\": 3, \"problems\": []}"));
  }

  @Test
  void theSchemaForEditorsIsPrinted() throws IOException {
    JsonNode ofCatalogues = new ObjectMapper().readTree(Run.of("catalogue", "schema").out());
    JsonNode ofOverlays =
        new ObjectMapper().readTree(Run.of("catalogue", "schema", "--overlay").out());

    assertThat(ofCatalogues.at("/$defs/topic/required")).hasSize(1);
    assertThat(ofOverlays.at("/$defs/topic/required")).isEmpty();
    assertThat(ofOverlays.at("/title").asText()).isEqualTo("An overlay of a Millrace catalogue");
  }

  @Test
  void aSubcommandIsNeeded() {
    Run run = Run.of("catalogue");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines()).hasSize(1);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
