package io.millrace.admin.command;

import static io.millrace.admin.command.SchemaFolder.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class SchemasCheckTest {
  @TempDir Path temporary;
  private SchemaFolder folder;

  @BeforeEach
  void open() {
    folder = SchemaFolder.in(temporary);
  }

  @Test
  void whatTheLevelForbidsIsToldWithRulePathAndDirection() {
    String before = folder.record("before.avsc", field("a", "int"));
    String now = folder.record("now.avsc", field("a", "int"), field("b", "string"));

    Run run = folder.schemas("check", now, "--against", before);

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.outLines().get(0)).matches("FILE +AGAINST +LEVEL +VERDICT");
    assertThat(run.outLines().get(1))
        .matches("\\S+now.avsc +\\S+before.avsc +BACKWARD +incompatible");
    assertThat(run.outLines().subList(2, 5))
        .containsExactly(
            "",
            "%s against %s:".formatted(now, before),
            "  FIELD_ADDED_WITHOUT_DEFAULT at R.b: string (breaks backward). Give the new field a"
                + " default, which is read where data has none.");
    assertThat(run.errLines()).containsExactly("1 compared, 1 incompatible, 0 new, 0 failed");
  }

  @ParameterizedTest
  @CsvSource({
    "BACKWARD,6",
    "forward,0",
    "FULL,6",
    "backward-transitive,6",
    "NONE,0",
    "FORWARD_TRANSITIVE,0"
  })
  void aLevelForbidsItsOwnDirections(String level, int code) {
    String before = folder.record("before.avsc", field("a", "int"));
    String now = folder.record("now.avsc", field("a", "int"), field("b", "string"));

    assertThat(folder.schemas("check", now, "--against", before, "--level", level).code())
        .isEqualTo(code);
  }

  @Test
  void aTransitiveLevelHoldsItToEveryVersionOfTheSubject() {
    folder.schemas("register", "s", folder.record("1.avsc", field("a", "int")));
    folder.schemas("register", "s", folder.record("2.avsc", field("b", "int", "0")));
    String now = folder.record("now.avsc", field("a", "string", "''"), field("b", "int"));

    Run last = folder.schemas("check", now, "--subject", "s");
    Run all = folder.schemas("check", now, "--subject", "s", "--level", "BACKWARD_TRANSITIVE");

    assertThat(last.code()).isZero();
    assertThat(last.outLines().get(1)).matches("\\S+now.avsc +s@2 +BACKWARD +compatible");
    assertThat(all.code()).isEqualTo(6);
    assertThat(all.out())
        .contains(
            now + " against s@1:", "TYPE_CHANGED at R.a", "FIELD_ADDED_WITHOUT_DEFAULT at R.b")
        .doesNotContain("against s@2:");
    assertThat(all.errLines()).containsExactly("2 compared, 1 incompatible, 0 new, 0 failed");
  }

  @Test
  void theSubjectsOwnLevelCounts() {
    folder.schemas("register", "s", folder.record("1.avsc", field("a", "int")));
    String wider = folder.record("now.avsc", field("a", "long"));

    assertThat(folder.schemas("check", wider, "--subject", "s").code()).isZero();
    folder.schemas("level", "s", "FULL");
    assertThat(folder.schemas("check", wider, "--subject", "s").out())
        .contains("TYPE_PROMOTED at R.a: int to long (breaks forward)");
  }

  @Test
  void aChangeOfMeaningIsRefusedOnRequest() {
    String type = "{'name': 'a', 'type': {'type': 'long', 'logicalType': 'timestamp-%s'}}";
    String before = folder.record("before.avsc", type.formatted("millis"));
    String now = folder.record("now.avsc", type.formatted("micros"));

    assertThat(folder.schemas("check", now, "--against", before).code()).isZero();
    Run strict = folder.schemas("check", now, "--against", before, "--meaning");
    assertThat(strict.code()).isEqualTo(6);
    assertThat(strict.out()).contains("LOGICAL_TYPE_CHANGED at R.a");
  }

  @Test
  void typesOfOtherFilesAreParsedFirst() {
    String money = folder.write("money.avsc", "{'type': 'enum', 'name': 'M', 'symbols': ['A']}");
    String before = folder.record("before.avsc", field("m", "M"));
    String now = folder.record("now.avsc", field("m", "M", "'A'"));

    Run without = folder.schemas("check", now, "--against", before);
    Run with = folder.schemas("check", now, "--against", before, "--types", money);

    assertThat(without.code()).isEqualTo(6);
    assertThat(without.errLines())
        .containsExactly(
            "admin-tools: %s is no Avro schema: Undefined schema: M; say where it is with --types"
                .formatted(before));
    assertThat(with.code()).isZero();
  }

  @Test
  void typesOfSubjectsAreReferredTo() {
    String money = folder.write("money.avsc", "{'type': 'enum', 'name': 'M', 'symbols': ['A']}");
    folder.schemas("register", "money", money);
    String now = folder.record("now.avsc", field("m", "M"));
    folder.schemas("register", "s", now, "--reference", "M=money:1");

    Run with = folder.schemas("check", now, "--subject", "s", "--reference", "M=money:1");
    Run without = folder.schemas("check", now, "--subject", "s");

    assertThat(with.code()).isZero();
    assertThat(without.errLines())
        .containsExactly(
            "admin-tools: %s is no Avro schema: Undefined schema: M; say where it is with"
                    .formatted(now)
                + " --reference");
  }

  @Test
  void jsonHasEveryComparisonWithItsReasons() throws Exception {
    String before = folder.record("before.avsc", field("a", "int"));
    String now = folder.record("now.avsc", field("a", "string"));

    Run run = folder.schemas("check", now, "--against", before, "--output", "json");

    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(run.code()).isEqualTo(6);
    assertThat(run.err()).isEmpty();
    JsonNode comparison = document.path("comparisons").path(0);
    assertThat(comparison.fieldNames())
        .toIterable()
        .containsExactly("file", "against", "level", "compatible", "violations", "refusals");
    assertThat(comparison.path("compatible").booleanValue()).isFalse();
    assertThat(comparison.path("violations").path(0).toString())
        .isEqualTo(
            ("{'rule':'TYPE_CHANGED','path':'R.a','change':'int to string',"
                    + "'breaks':['backward','forward'],'changesMeaning':false,'mend':'Take the type"
                    + " back and add a field of the new type, under a new name and with a"
                    + " default.'}")
                .replace('\'', '"'));
    assertThat(document.path("unmatched")).isEmpty();
    assertThat(document.path("failures")).isEmpty();
  }

  @Test
  void aReportForBuildServersHasACaseForEachFileAndVersion() {
    folder.schemas("register", "s", folder.record("1.avsc", field("a", "int")));
    folder.schemas("register", "s", folder.record("2.avsc", field("b", "int", "0")));
    String now = folder.record("now.avsc", field("a", "string", "''"));
    Path report = temporary.resolve("report.xml");

    Run run =
        folder.schemas(
            "check",
            now,
            "--subject",
            "s",
            "--level",
            "BACKWARD_TRANSITIVE",
            "--junit",
            report.toString());

    assertThat(run.code()).isEqualTo(6);
    Element suite = JUnitReport.suite(report);
    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    Element failed = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(failed.getAttribute("classname")).isEqualTo(now);
    assertThat(failed.getAttribute("name")).isEqualTo("BACKWARD_TRANSITIVE against s@1");
    Element failure = (Element) failed.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("TYPE_CHANGED at R.a");
    assertThat(failure.getTextContent())
        .startsWith("TYPE_CHANGED at R.a: int to string (breaks backward");
    Element passed = (Element) suite.getElementsByTagName("testcase").item(1);
    assertThat(passed.getElementsByTagName("failure").getLength()).isZero();
  }

  @Test
  void whatCannotBeCheckedIsAnErrorOfTheReport() {
    String broken = folder.write("broken.avsc", "{");
    Path report = temporary.resolve("report.xml");

    Run run =
        folder.schemas(
            "check", broken, "--against", folder.record("1.avsc"), "--junit", report.toString());

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.errLines()).singleElement().asString().startsWith("admin-tools: " + broken);
    Element suite = JUnitReport.suite(report);
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    Element error = (Element) suite.getElementsByTagName("error").item(0);
    assertThat(run.err().strip()).endsWith(error.getAttribute("message"));
  }

  @Test
  void aReportThatCannotBeWrittenIsNamed() {
    String file = folder.record("now.avsc");
    String report = temporary.resolve("nowhere/report.xml").toString();

    Run run = folder.schemas("check", file, "--against", file, "--junit", report);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("admin-tools: cannot write " + report);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    String missing = temporary.resolve("order.avsc").toString();

    Run run = folder.schemas("check", missing, "--against", folder.record("a.avsc"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly(
            "admin-tools: there is no file %s: name that of a schema".formatted(missing));
  }

  @Test
  void anEmptyFileIsToldAsThat() {
    String empty = folder.write("empty.avsc", "\n");

    assertThat(folder.schemas("check", empty, "--against", empty).errLines())
        .containsExactly("admin-tools: %s is no Avro schema: it is empty".formatted(empty));
  }

  @Test
  void aSchemaThatIsNestedTooDeepIsRefusedWithoutAWordOfJava() {
    String array = "{'type': 'array', 'items': ";
    String deep = folder.write("deep.avsc", array.repeat(2_000) + "'int'" + "}".repeat(2_000));

    Run run = folder.schemas("check", deep, "--against", deep);

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.err()).contains("deep.avsc", "nesting depth").doesNotContain("com.fasterxml");
  }

  @Test
  void aSchemaThatIsNoJsonIsRefusedWithTheParsersPlace() {
    String bad = folder.write("bad.avsc", "{'type': 'record',\n 'name': 'R',,");

    Run run = folder.schemas("check", bad, "--against", folder.record("a.avsc"));

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("admin-tools: %s:2:14: Unexpected character (',' (code 44))".formatted(bad));
  }

  @Test
  void aSubjectThatIsNotThereIsRefusedWithTheNearest() {
    String file = folder.record("a.avsc", field("a", "int"));
    folder.schemas("register", "orders-value", file);

    Run run = folder.schemas("check", file, "--subject", "ordres-value");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly(
            "admin-tools: the registry has no subject \"ordres-value\"; did you mean orders-value?");
  }

  @Test
  void aMisspeltLevelIsRefusedWithTheNearest() {
    String file = folder.record("a.avsc");

    Run run = folder.schemas("check", file, "--against", file, "--level", "BACKWORDS");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains("\"BACKWORDS\" is no compatibility level; did you mean BACKWARD?");
  }

  @Test
  void oneThingToCompareWithIsNeeded() {
    String file = folder.record("a.avsc");

    Run none = folder.schemas("check", file);
    Run two = folder.schemas("check", file, "--against", file, "--subject", "s");

    assertThat(none.code()).isEqualTo(2);
    assertThat(none.errLines()).singleElement().asString().contains("--subject", "--against-git");
    assertThat(two.code()).isEqualTo(2);
    assertThat(two.errLines()).hasSize(1);
  }
}
