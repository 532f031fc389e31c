package io.millrace.producer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingReaderTest {
  @TempDir private Path folder;

  @Test
  void everyProblemOfAFileIsToldWithItsPlace() {
    assertProblems(
        """
        group_by: Order ID
        zone: Europe/Zurch
        dates: yyyy-bb
        decimals: "1.234"
        events:
          - topik: orders
            key: {template: "{A"}
          - topic: a
            value: {x: {column: A, constant: 1}}
            headers: [a]
          - topic: a
            value: {x: }
            key: {columm: A, type: B, constant: 1}
            key: B
            timestamp: [A]
        """,
        "map.yaml:1:1: unknown key \"group_by\"; did you mean group-by?",
        "map.yaml:2:7: zone must be one such as Europe/Zurich, UTC or +02:00",
        "map.yaml:3:8: dates: Unknown pattern letter: b",
        "map.yaml:4:11: decimals shows a number such as \"1.234,56\" or \"1234,56\", and is \"1.234\"",
        "map.yaml:6:5: unknown key \"topik\"; did you mean topic?",
        "map.yaml:6:5: an event needs the key \"topic\"",
        "map.yaml:7:21: a column stands in a template as {Column}, and a brace itself as {{ or }}",
        "map.yaml:9:16: only one of column, constant may stand here; fields of these names go under \"fields\"",
        "map.yaml:10:14: headers must be a mapping of names to values",
        "map.yaml:12:15: this must be a column; no value at all is {constant: null}",
        "map.yaml:13:11: unknown key \"columm\"; did you mean column?",
        "map.yaml:14:5: \"key\" stands here twice",
        "map.yaml:15:16: this must be a column or a mapping; an array is {lines: ...} or {constant: ...}");
  }

  @Test
  void aFileOfOneEventHasItsKeysAtTheTop() {
    assertThat(Mapped.mapping("topic: t\nschema: s@3\nkey-schema: k").targets())
        .containsExactly(new TargetNames("t", Optional.of("s@3"), Optional.of("k")));
  }

  @Test
  void aFieldThatIsCalledAsAFormIsToldWhereItGoes() {
    assertProblems(
        "topic: t\nvalue: {lines: {a: A}, total: B}",
        "map.yaml:2:8: a record with a field called lines has all of its fields under \"fields\"",
        "map.yaml:2:24: unknown key \"total\"");
  }

  @Test
  void keysOfAnEventDoNotStandBesideEvents() {
    assertProblems("topic: a\nevents: [{topic: b}]", "map.yaml:1:1: unknown key \"topic\"");
  }

  @Test
  void eventsAreAListThatIsNotEmpty() {
    assertProblems("events: []", "map.yaml:1:9: events must be a list of one event or more");
    assertProblems(
        "events: {topic: a}", "map.yaml:1:9: events must be a list of one event or more");
  }

  @Test
  void aTopicHasOneSchema() {
    assertProblems(
        "events: [{topic: a, schema: x}, {topic: a}, {topic: a, schema: y}]",
        "map.yaml:1:45: schema of the topic a is y here and x before: say it once");
  }

  @Test
  void whatIsNoYamlIsToldWithItsPlace() {
    assertProblems(
        "topic: [a", "map.yaml:1:10: this is not YAML: expected ',' or ']', but got <stream end>");
    assertProblems("", "map.yaml:1:1: the file is empty: it needs the key \"topic\"");
    assertProblems("- a", "map.yaml:1:1: the file must be a mapping of names to values");
  }

  @Test
  void whatLeadsBackToItselfIsRefused() {
    assertProblems(
        "topic: a\nvalue: &v {x: *v}",
        "map.yaml:2:8: this leads back to itself, or is nested too deep");
    assertProblems(
        "topic: a\nvalue: {x: {constant: &v [*v]}}",
        "map.yaml:2:23: this leads back to itself, or is nested too deep");
  }

  @Test
  void aSchemaBesideTheFileIsFound() throws IOException {
    Files.writeString(folder.resolve("a.avsc"), "\"string\"");
    Path file = Files.writeString(folder.resolve("m.yaml"), "topic: a\nschema: a.avsc");

    assertThat(Mapping.read(file).targets().get(0).schema())
        .contains(folder.resolve("a.avsc").toString());
  }

  @Test
  void aFileThatCannotBeReadIsToldInOneLine() throws IOException {
    Path missing = folder.resolve("missing.yaml");
    Path binary = Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xff});

    assertThatThrownBy(() -> Mapping.read(missing)).hasMessage(missing + ": there is no such file");
    assertThatThrownBy(() -> Mapping.read(binary)).hasMessage(binary + " is not text in UTF-8");
  }

  private static void assertProblems(String yaml, String... problems) {
    assertThatThrownBy(() -> Mapped.mapping(yaml))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .satisfies(e -> assertThat(Mapped.problems(e)).containsExactly(problems));
  }
}
