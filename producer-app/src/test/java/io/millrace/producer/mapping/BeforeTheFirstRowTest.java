package io.millrace.producer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.example.OrderEvent;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class BeforeTheFirstRowTest {
  private static final Schema ORDER = OrderEvent.getClassSchema();

  @Test
  void allThatDoesNotFitIsToldAtOnce() {
    String yaml =
        """
        topic: t
        key: Ordr ID
        timestamp: {fields: {}}
        headers: {h: {lines: A}}
        value:
          eventid: A
          eventId: {constant: x}
          orderId: {fields: {}}
          occurredAt: {template: "{Dat}"}
          kind:
            type: OrderPlacd
        """;

    assertProblems(
        TestRows.csv("Order ID,A,Date\n"),
        Mapped.mapping(yaml),
        ORDER,
        ExitCode.USAGE,
        "map.yaml:2:6: there is no column Ordr ID; did you mean Order ID?",
        "map.yaml:3:21: timestamp: it takes a column, a constant or a template",
        "map.yaml:4:22: header h: it takes null or string, which is no array",
        "map.yaml:6:12: OrderEvent has no field eventid; did you mean eventId?",
        "map.yaml:7:23: eventId: \"x\" is no UUID",
        "map.yaml:8:21: orderId: it takes string, which is no record",
        "map.yaml:9:26: there is no column Dat; did you mean Date?",
        "map.yaml:11:5: kind: there is no type OrderPlacd here, only OrderPlaced, OrderShipped,"
            + " OrderCancelled; did you mean OrderPlaced?");
  }

  @Test
  void aFieldWithoutColumnDefaultOrFormIsRefused() {
    Schema schema =
        Mapped.record(
            """
            {"name": "a", "type": "int"},
            {"name": "byDefault", "type": "int", "default": 1},
            {"name": "shipTo", "type": {"type": "record", "name": "S", "fields": [
              {"name": "city", "type": "string"}]}}
            """);

    assertProblems(
        TestRows.csv("A,b\n"),
        Mapped.plain(),
        schema,
        ExitCode.DATA_REFUSED,
        "a: there is no column of its name, and the schema has no default; did you mean A?",
        "shipTo: there is no column of its name, and the schema has no default");
  }

  @Test
  void linesNeedGroups() {
    assertProblems(
        TestRows.csv("a\n"),
        Mapped.mapping("topic: t\nvalue: {v: {lines: a}}"),
        Mapped.of("{\"type\":\"array\",\"items\":\"int\"}"),
        ExitCode.USAGE,
        "map.yaml:2:20: v: \"lines\" needs \"group-by\", which says what lines belong together");
  }

  @Test
  void linesDoNotStandWithinLines() {
    assertProblems(
        TestRows.csv("a\n"),
        Mapped.mapping("topic: t\ngroup-by: a\nvalue: {v: {lines: {lines: a}}}"),
        Mapped.of("{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":\"int\"}}"),
        ExitCode.USAGE,
        "map.yaml:3:28: v[]: \"lines\" can't stand within \"lines\"");
  }

  @Test
  void groupsHaveColumnsAndAValue() {
    assertProblems(
        TestRows.csv("Id\n"),
        Mapped.mapping("topic: t\ngroup-by: ID\nvalue: {v: Id}"),
        Mapped.of("\"int\""),
        ExitCode.DATA_REFUSED,
        "map.yaml: group-by: there is no column ID; did you mean Id?");
    assertProblems(
        TestRows.json("{}"),
        Mapped.mapping("topic: t\ngroup-by: ID"),
        Mapped.of("\"int\""),
        ExitCode.USAGE,
        "map.yaml:1:1: topic t: with \"group-by\" an event needs \"value\", as no row is the whole of it");
  }

  @Test
  void aKeyOfASchemaThatIsNoRecordNeedsAForm() {
    Optional<Schema> key = Optional.of(Schema.create(Schema.Type.LONG));

    assertThatThrownBy(
            () -> Mapped.source(TestRows.csv("v\n"), Mapped.plain(), Mapped.of("\"int\""), key))
        .hasMessage("topic t: its key is long: say with \"key\" where it comes from");
  }

  @Test
  void aUnionOfRecordsNeedsATypeForItsFields() {
    assertProblems(
        TestRows.csv("a\n"),
        Mapped.mapping(
            "topic: t\nvalue: {eventId: {uuid: x}, orderId: a, occurredAt: a, kind: {fields: {}}}"),
        ORDER,
        ExitCode.USAGE,
        "map.yaml:2:71: kind: it takes record OrderPlaced or record OrderShipped or record"
            + " OrderCancelled: say which with \"type\"");
  }

  @Test
  void columnsThatAreNotToldApartAreNamedInsteadOfThoseThatAreMissing() {
    assertThatThrownBy(
            () -> Mapped.source(TestRows.csv("a;v\n"), Mapped.plain(), Mapped.of("\"int\"")))
        .hasMessage(
            "there is one column only, \"a;v\": say --delimiter \";\" if that stands between"
                + " columns");
  }

  @Test
  void aTemplateThatIsGivenAsAColumnIsToldFromOne() {
    assertProblems(
        TestRows.csv("v\n"),
        Mapped.mapping("topic: t\nkey: \"{v}/x\""),
        Mapped.of("\"string\""),
        ExitCode.DATA_REFUSED,
        "map.yaml:2:6: there is no column {v}/x; for text with columns in it write {template: \"{v}/x\"}");
  }

  @Test
  void columnsOfAvroFilesAreKnownToo() {
    Schema written = Mapped.record("{\"name\": \"price\", \"type\": \"int\"}");

    assertProblems(
        TestRows.avro(written, java.util.List.of()),
        Mapped.mapping("topic: t\nkey: prize\nvalue: {v: price.x}"),
        Mapped.of("\"int\""),
        ExitCode.DATA_REFUSED,
        "map.yaml:2:6: there is no column prize; did you mean price?",
        "map.yaml:3:12: there is no column price.x; did you mean price?");
  }

  private static void assertProblems(
      TestRows rows, Mapping mapping, Schema schema, int exitCode, String... problems) {
    assertThatThrownBy(() -> Mapped.source(rows, mapping, schema))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(exitCode))
        .satisfies(e -> assertThat(Mapped.problems(e)).containsExactly(problems));
  }
}
