package io.millrace.admin.command;

import static io.millrace.admin.command.SchemaFolder.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands do to a registry and read of it: in memory, with the rules of a real one. */
class SchemasRegistryTest {
  @TempDir Path temporary;
  private SchemaFolder folder;
  private String file;

  @BeforeEach
  void open() {
    folder = SchemaFolder.in(temporary);
    file = folder.record("a.avsc", field("a", "int"));
  }

  @Test
  void aSchemaIsRegisteredOnceAndThenSaidToBeThere() {
    Run proposed = folder.schemas("register", "s", file, "--dry-run");
    Run first = folder.schemas("register", "s", file);
    Run second = folder.schemas("register", "s", file);
    Run normal = folder.schemas("register", "s", file, "--normalize", "--output", "json");

    assertThat(proposed.outLines())
        .containsExactly("s would get a new version, as BACKWARD allows it");
    assertThat(first.outLines()).containsExactly("registered s, version 1, id 1");
    assertThat(second.outLines()).containsExactly("s has it already: version 1, id 1");
    assertThat(normal.out().replaceAll("\\s", ""))
        .isEqualTo(
            "{'subject':'s','outcome':'present','version':1,'id':1,'level':'BACKWARD'}"
                .replace('\'', '"'));
    assertThat(second.code()).isZero();
  }

  @Test
  void anIncompatibleSchemaIsRefusedWithEveryReasonAndNothingIsRegistered() {
    folder.schemas("register", "s", file);
    String bad = folder.record("bad.avsc", field("a", "string"), field("b", "int"));

    Run run = folder.schemas("register", "s", bad);
    Run dry = folder.schemas("register", "s", bad, "--dry-run");

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("admin-tools: %s can't be the next version of s: ".formatted(bad))
        .contains(
            "TYPE_CHANGED at R.a: int to string (breaks backward and forward), against version 1.",
            "FIELD_ADDED_WITHOUT_DEFAULT at R.b: int (breaks backward), against version 1.");
    assertThat(dry).isEqualTo(run);
    assertThat(folder.schemas("show", "s").err()).isEqualTo("s@1, id 1" + System.lineSeparator());
  }

  @Test
  void aReferenceThatIsNotThereOrNotReadableIsRefused() {
    String order = folder.record("o.avsc", field("m", "M"));

    Run missing = folder.schemas("register", "s", order, "--reference", "M=money:3");
    Run unreadable = folder.schemas("register", "s", order, "--reference", "M=money");

    assertThat(missing.code()).isEqualTo(6);
    assertThat(missing.errLines())
        .containsExactly(
            "admin-tools: %s: reference M=money:3: it isn't in the registry".formatted(order));
    assertThat(unreadable.code()).isEqualTo(2);
    assertThat(unreadable.errLines())
        .singleElement()
        .asString()
        .contains("\"M=money\" is no reference");
  }

  @Test
  void aSchemaIsShownAsRegisteredOrWithItsTypes() throws Exception {
    folder.schemas(
        "register", "m", folder.write("m", "{'type': 'enum', 'name': 'M', 'symbols': ['A']}"));
    folder.schemas(
        "register", "s", folder.record("o.avsc", field("m", "M")), "--reference", "M=m:1");

    Run shown = folder.schemas("show", "s");
    Run resolved = folder.schemas("show", "s", "--version", "1", "--resolved");
    Run byId = folder.schemas("show", "--id", "2", "--output", "json");

    assertThat(shown.errLines()).containsExactly("s@1, id 2, refers to M=m:1");
    assertThat(shown.out()).doesNotContain("symbols");
    assertThat(resolved.out()).contains("symbols");
    JsonNode document = new ObjectMapper().readTree(byId.out());
    assertThat(document.path("versions").toString())
        .isEqualTo("[{\"subject\":\"s\",\"version\":1}]");
    assertThat(document.path("references").toString())
        .isEqualTo("[{\"name\":\"M\",\"subject\":\"m\",\"version\":1}]");
    assertThat(document.path("schema").path("name").asText()).isEqualTo("R");
  }

  @Test
  void whatIsNotThereIsNotShown() {
    folder.schemas("register", "orders", file);

    assertThat(folder.schemas("show", "order").errLines())
        .containsExactly(
            "admin-tools: the registry has no subject \"order\"; did you mean orders?");
    assertThat(folder.schemas("show", "orders", "--version", "2").errLines())
        .containsExactly("admin-tools: orders has no version 2: it has 1");
    assertThat(folder.schemas("show", "orders", "--version", "0").err()).contains("is no version");
    assertThat(folder.schemas("show", "--id", "9").err()).contains("no schema with the id 9");
    assertThat(folder.schemas("show").code()).isEqualTo(2);
  }

  @Test
  void subjectsAreListedByNameAndOnRequestWithMore() throws Exception {
    folder.schemas("register", "b", file);
    folder.schemas("register", "b", folder.record("c.avsc", field("a", "long")));
    folder.schemas("register", "a.1", file);
    folder.schemas("level", "b", "FULL");

    assertThat(folder.schemas("list").outLines()).containsExactly("a.1", "b");
    assertThat(folder.schemas("list", "--pattern", "a..").outLines()).containsExactly("a.1");
    assertThat(folder.schemas("list", "--output", "json").out().replaceAll("\\s", ""))
        .isEqualTo("{\"subjects\":[\"a.1\",\"b\"]}");
    Run details = folder.schemas("list", "--details");
    assertThat(details.outLines().get(0)).matches("SUBJECT +VERSIONS +LATEST +ID +LEVEL");
    assertThat(details.outLines().get(1)).matches("a.1 +1 +1 +1 +BACKWARD \\(default\\)");
    assertThat(details.outLines().get(2)).matches("b +2 +2 +2 +FULL");
    Run json = folder.schemas("list", "--details", "--output", "json");
    assertThat(new ObjectMapper().readTree(json.out()).path("subjects").path(1).toString())
        .isEqualTo(
            "{'subject':'b','versions':2,'latest':2,'id':2,'level':'FULL','levelSource':'subject'}"
                .replace('\'', '"'));
    assertThat(folder.schemas("list", "--pattern", "a(").err()).contains("no regular expression");
  }

  @Test
  void aLevelIsShownWithItsSourceAndSetAndReset() {
    folder.schemas("register", "s", file);

    assertThat(folder.schemas("level").outLines())
        .containsExactly("the registry's default is BACKWARD");
    assertThat(folder.schemas("level", "s").outLines())
        .containsExactly("s is held to BACKWARD, the registry's default");
    assertThat(folder.schemas("level", "s", "full-transitive").outLines())
        .containsExactly("s is held to FULL_TRANSITIVE, its own level");
    assertThat(folder.schemas("level", "--default", "NONE").outLines())
        .containsExactly("the registry's default is NONE");
    assertThat(folder.schemas("level", "s", "--reset", "--output", "json").out())
        .contains("\"level\" : \"NONE\"", "\"source\" : \"registry\"");
  }

  @Test
  void versionsThatBreakANewLevelAreNamed() {
    folder.schemas("register", "s", file);
    folder.schemas("register", "s", folder.record("b.avsc", field("a", "long")));

    Run run = folder.schemas("level", "s", "FULL");

    assertThat(run.code()).isZero();
    assertThat(run.errLines())
        .containsExactly(
            "breaks it already: version 2: TYPE_PROMOTED at R.a: int to long (breaks forward),"
                + " against version 1");
  }

  @Test
  void aLevelThatIsMisspeltOrOfAnUnknownSubjectIsRefused() {
    folder.schemas("register", "orders", file);

    Run level = folder.schemas("level", "orders", "FULL_TRANSITIV");
    Run subject = folder.schemas("level", "order", "FULL");

    assertThat(level.code()).isEqualTo(2);
    assertThat(level.err()).contains("did you mean FULL_TRANSITIVE?");
    assertThat(subject.code()).isEqualTo(2);
    assertThat(subject.err()).contains("no subject \"order\"; did you mean orders?");
    assertThat(folder.schemas("level", "orders", "--default", "FULL").code()).isEqualTo(2);
    assertThat(folder.schemas("level", "--reset").code()).isEqualTo(2);
  }

  @Test
  void deletionIsFirstSoftAndThenForGood() {
    folder.schemas("register", "s", file);

    Run tooEarly = folder.schemas("delete", "s", "--permanent");
    Run soft = folder.schemas("delete", "s");
    Run again = folder.schemas("delete", "s");
    Run forGood = folder.schemas("delete", "s", "--permanent");

    assertThat(tooEarly.code()).isEqualTo(2);
    assertThat(tooEarly.errLines())
        .containsExactly(
            "s: is not deleted yet, and only then can be for good: delete it without --permanent"
                + " first",
            "0 confirmed, 1 failed");
    assertThat(soft.outLines()).containsExactly("delete s: version 1");
    assertThat(again.errLines().get(0)).startsWith("s: is deleted already");
    assertThat(forGood.outLines()).containsExactly("delete for good s: version 1");
    assertThat(folder.schemas("list", "--deleted").out()).isEmpty();
  }

  @Test
  void oneThatStaysDoesNotStopTheOthers() {
    folder.schemas(
        "register", "m", folder.write("m", "{'type': 'enum', 'name': 'M', 'symbols': ['A']}"));
    folder.schemas(
        "register", "s", folder.record("o.avsc", field("m", "M")), "--reference", "M=m:1");
    folder.schemas("register", "other", file);

    Run run = folder.schemas("delete", "m", "othr", "other");

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.outLines()).containsExactly("delete other: version 1");
    assertThat(run.errLines().get(0)).startsWith("m: ").contains("other subjects refer to m");
    assertThat(run.errLines().get(1))
        .isEqualTo("othr: the registry has no subject \"othr\"; did you mean other?");
    assertThat(run.errLines().get(2)).isEqualTo("1 confirmed, 2 failed");
  }

  @Test
  void aPatternDeletesOnlyWhenItIsToBeExecuted() {
    folder.schemas("register", "old-a", file);
    folder.schemas("register", "old-b", file);

    Run preview = folder.schemas("delete", "--pattern", "old-.*");
    Run done = folder.schemas("delete", "--pattern", "old-.*", "--execute", "--output", "json");

    assertThat(preview.outLines()).containsExactly("delete old-a", "delete old-b");
    assertThat(preview.errLines()).containsExactly("nothing is changed: this is what would be");
    assertThat(done.out().replaceAll("\\s", ""))
        .isEqualTo(
            ("{'deletions':[{'subject':'old-a','outcome':'confirmed','versions':[1]},"
                    + "{'subject':'old-b','outcome':'confirmed','versions':[1]}],'failures':[]}")
                .replace('\'', '"'));
    assertThat(folder.schemas("delete", "--pattern", "old-.*").err())
        .contains("no subject matches \"old-.*\" with its whole name");
  }

  @Test
  void oneVersionIsDeletedOfOneSubject() {
    folder.schemas("register", "s", file);
    folder.schemas("register", "s", folder.record("b.avsc", field("a", "long")));

    assertThat(folder.schemas("delete", "s", "--version", "1").outLines())
        .containsExactly("delete s: version 1");
    assertThat(folder.schemas("delete", "s", "--version", "7").errLines().get(0))
        .isEqualTo("s: s has no version 7: it has 2");
    assertThat(folder.schemas("delete", "s", "t", "--version", "1").code()).isEqualTo(2);
  }
}
