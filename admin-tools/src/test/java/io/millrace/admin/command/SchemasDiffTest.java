package io.millrace.admin.command;

import static io.millrace.admin.command.SchemaFolder.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasDiffTest {
  @TempDir Path temporary;
  private SchemaFolder folder;

  @BeforeEach
  void open() {
    folder = SchemaFolder.in(temporary);
  }

  @Test
  void eachChangeIsARowAndTheVerdictNamesTheLevels() {
    String before = folder.record("before.avsc", field("a", "int"), field("b", "int"));
    String after = folder.record("after.avsc", field("a", "long"), field("b", "int"));

    Run run = folder.schemas("diff", before, after);

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.outLines().get(0)).matches("RULE +PATH +CHANGE +BREAKS");
    assertThat(run.outLines().get(1)).matches("TYPE_PROMOTED +R.a +int to long +forward");
    assertThat(run.outLines().subList(2, 4))
        .containsExactly("", "refused by FORWARD, FULL; allowed by BACKWARD");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void schemasThatReadTheSameInAnotherLayoutDoNotDiffer() {
    String before = folder.write("before.avsc", "{'type': 'string'}");
    String after = folder.write("after.avsc", "'string'");

    Run run = folder.schemas("diff", before, after);

    assertThat(run.code()).isZero();
    assertThat(run.outLines())
        .containsExactly("nothing differs between %s and %s".formatted(before, after));
  }

  @Test
  void aChangeOfMeaningIsSaidThoughNoLevelRefusesIt() {
    String type = "{'name': 'a', 'type': {'type': 'long', 'logicalType': 'timestamp-%s'}}";
    String before = folder.record("before.avsc", type.formatted("millis"));
    String after = folder.record("after.avsc", type.formatted("micros"));

    Run run = folder.schemas("diff", before, after);

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .contains("another meaning at R.a, which no level refuses: ", "every level allows it");
  }

  @Test
  void versionsOfASubjectAreComparedAndJsonSaysWhich() throws Exception {
    folder.schemas("register", "s", folder.record("1.avsc", field("a", "int")));
    folder.schemas("register", "s", folder.record("2.avsc", field("a", "long")));

    Run run = folder.schemas("diff", "s@1", "s@latest", "--output", "json");

    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(run.code()).isEqualTo(3);
    assertThat(document.path("from").asText()).isEqualTo("s@1");
    assertThat(document.path("to").asText()).isEqualTo("s@2");
    assertThat(document.path("changes").path(0).path("rule").asText()).isEqualTo("TYPE_PROMOTED");
    assertThat(document.path("refusedBy").toString()).isEqualTo("[\"FORWARD\",\"FULL\"]");
    assertThat(document.path("allowedBy").toString()).isEqualTo("[\"BACKWARD\"]");
  }

  @Test
  void aVersionThatIsNotThereIsRefusedWithThoseThatAre() {
    folder.schemas("register", "s", folder.record("1.avsc", field("a", "int")));

    Run version = folder.schemas("diff", "s@1", "s@7");
    Run subject = folder.schemas("diff", "s@1", "t@1");

    assertThat(version.code()).isEqualTo(2);
    assertThat(version.errLines()).containsExactly("admin-tools: s has no version 7: it has 1");
    assertThat(subject.code()).isEqualTo(2);
    assertThat(subject.errLines())
        .containsExactly("admin-tools: the registry has no subject \"t\"; did you mean s?");
  }
}
