package io.millrace.admin.command;

import static io.millrace.admin.command.SchemaFolder.field;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Checks against revisions of real git repositories. */
class SchemasGitTest {
  @TempDir Path temporary;
  private SchemaFolder folder;

  @BeforeEach
  void open() {
    folder = SchemaFolder.in(temporary);
  }

  @Test
  void eachFileIsHeldToWhatItWas() {
    String a = folder.record("a.avsc", field("a", "int"));
    String b = folder.record("b.avsc", field("b", "int"));
    folder.commit();
    folder.record("a.avsc", field("a", "int"), field("c", "int"));

    Run run = folder.schemas("check", a, b, "--against-git", "HEAD");

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.outLines().get(1))
        .matches("\\S+a.avsc +HEAD:\\S+a.avsc +BACKWARD +incompatible");
    assertThat(run.outLines().get(2)).matches("\\S+b.avsc +HEAD:\\S+b.avsc +BACKWARD +compatible");
    assertThat(run.out()).contains("FIELD_ADDED_WITHOUT_DEFAULT at R.c: int (breaks backward)");
  }

  @Test
  void aNewFileBreaksNothingAndABadOneDoesNotStopTheOthers() {
    String a = folder.record("a.avsc", field("a", "int"));
    folder.commit();
    String fresh = folder.record("new.avsc", field("a", "int"));
    String bad = folder.write("bad.avsc", "{'type': 'recor'}");
    String missing = temporary.resolve("missing.avsc").toString();
    Path report = temporary.resolve("report.xml");

    Run allGood = folder.schemas("check", fresh, a, "--against-git", "HEAD");
    Run run =
        folder.schemas(
            "check", bad, missing, fresh, a, "--against-git", "HEAD", "--junit", report.toString());

    assertThat(allGood.code()).isZero();
    assertThat(run.code()).isEqualTo(6);
    assertThat(run.outLines()).hasSize(2);
    assertThat(run.errLines()).hasSize(4);
    assertThat(run.errLines().get(0))
        .isEqualTo(
            fresh + ": isn't in revision HEAD: is new, or had another path, which HEAD:PATH names");
    assertThat(run.errLines().get(1)).startsWith(bad + " is no Avro schema: ");
    assertThat(run.errLines().get(2)).startsWith("there is no file " + missing);
    assertThat(run.errLines().get(3)).isEqualTo("1 compared, 0 incompatible, 1 new, 2 failed");
    Element suite = JUnitReport.suite(report);
    assertThat(List.of("tests", "failures", "errors", "skipped"))
        .map(suite::getAttribute)
        .containsExactly("4", "0", "2", "1");
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(2);
    assertThat(suite.getElementsByTagName("skipped").getLength()).isEqualTo(1);
  }

  @Test
  void aFileMayHaveHadAnotherPath() throws IOException {
    Files.createDirectories(temporary.resolve("old"));
    folder.record("old/first.avsc", field("a", "int"));
    folder.commit();
    String now = folder.record("now.avsc", field("a", "string"));

    Run found = folder.schemas("check", now, "--against-git", "HEAD:old/first.avsc");
    Run notFound = folder.schemas("check", now, "--against-git", "HEAD:first.avsc");

    assertThat(found.code()).isEqualTo(6);
    assertThat(found.out()).contains("against HEAD:old/first.avsc:", "TYPE_CHANGED at R.a");
    assertThat(notFound.code()).isEqualTo(2);
    assertThat(notFound.errLines().get(0))
        .startsWith("revision HEAD has no file first.avsc: a path counts from the top");
  }

  @Test
  void typesAreReadAsTheyWere() {
    String type = folder.write("m.avsc", "{'type': 'enum', 'name': 'M', 'symbols': ['A', 'B']}");
    String record = folder.record("r.avsc", field("m", "M"));
    folder.commit();
    folder.write("m.avsc", "{'type': 'enum', 'name': 'M', 'symbols': ['A']}");

    Run run = folder.schemas("check", type, record, "--against-git", "HEAD", "--types", type);

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.out()).contains("ENUM_SYMBOL_REMOVED at M: B", "ENUM_SYMBOL_REMOVED at R.m: B");
  }

  @Test
  void anUnknownRevisionIsNamed() {
    String file = folder.record("a.avsc");
    folder.commit();

    Run run = folder.schemas("check", file, "--against-git", "mian");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines().get(0))
        .contains("has no revision \"mian\": is it spelt right, and fetched?");
  }

  @Test
  void whatWouldBeAnOptionOfGitIsNoRevision() {
    Run run = folder.schemas("check", folder.record("a.avsc"), "--against-git=-q");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines()).singleElement().asString().contains("is no revision of git");
  }

  @Test
  void aFolderOutsideOfRepositoriesIsNamedWithGitsOwnWords() {
    Run run = folder.schemas("check", folder.record("a.avsc"), "--against-git", "HEAD");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines().get(0))
        .startsWith("git can't use " + temporary + ": fatal: not a git repository");
  }
}
