package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the table. */
@WithStack
class TableExportIT {
  private static final Schema NOTE =
      TableRuns.schema(
          "Note",
          "{\"name\": \"id\", \"type\": \"string\"}",
          "{\"name\": \"text\", \"type\": [\"null\", \"string\"]}");

  private final Stack stack;
  @TempDir private Path folder;
  private TableRuns runs;

  TableExportIT(Stack stack) {
    this.stack = stack;
  }

  @BeforeEach
  void makeTopic() throws Exception {
    runs = TableRuns.create(stack, folder, 1);
  }

  @Test
  void eachTypeHasItsColumn() throws Exception {
    Schema schema =
        TableRuns.schema(
            "All",
            field("number", "\"int\""),
            field("big", "\"long\""),
            field("real", "\"double\""),
            field("yes", "\"boolean\""),
            field("kind", "{\"type\": \"enum\", \"name\": \"Kind\", \"symbols\": [\"A\", \"B\"]}"),
            field(
                "price",
                "{\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": 9, \"scale\": 2}"),
            field("at", "{\"type\": \"long\", \"logicalType\": \"timestamp-micros\"}"),
            field("day", "{\"type\": \"int\", \"logicalType\": \"date\"}"),
            field("time", "{\"type\": \"int\", \"logicalType\": \"time-millis\"}"),
            field("id", "{\"type\": \"string\", \"logicalType\": \"uuid\"}"),
            field("raw", "\"bytes\""),
            field("tags", "{\"type\": \"map\", \"values\": \"string\"}"),
            field("select", "[\"null\", \"string\"]"));
    GenericRecord value =
        new GenericRecordBuilder(schema)
            .set("number", -1)
            .set("big", Long.MAX_VALUE)
            .set("real", Double.NaN)
            .set("yes", true)
            .set("kind", new GenericData.EnumSymbol(schema.getField("kind").schema(), "B"))
            .set("price", ByteBuffer.wrap(BigInteger.valueOf(-1250).toByteArray()))
            .set("at", -1L)
            .set("day", 47_482)
            .set("time", 43_200_001)
            .set("id", "9b2f1f0c-1111-4222-8333-000000000001")
            .set("raw", ByteBuffer.wrap(new byte[] {0, 92, (byte) 0xff}))
            .set("tags", Map.of("a\\b", "\t\"ä\n"))
            .set("select", "x\\N\ty\r\n\\.")
            .build();
    runs.publish("k", value);

    CommandRun run =
        runs.run("\"Odd \"\"; drop\"", "--create-table", "--with", "key,offset,timestamp");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);

    assertThat(
            runs.database()
                .rows(
                    "select column_name, data_type, numeric_precision, numeric_scale from information_schema.columns"
                        + " where table_name like 'Odd%' order by ordinal_position"))
        .extracting(row -> row.replaceFirst("\\|null\\|null$", ""))
        .containsExactly(
            "kafka_offset|bigint|64|0",
            "kafka_timestamp|timestamp with time zone",
            "kafka_key|text",
            "number|integer|32|0",
            "big|bigint|64|0",
            "real|double precision|53|null",
            "yes|boolean",
            "kind|text",
            "price|numeric|9|2",
            "at|timestamp with time zone",
            "day|date",
            "time|time without time zone",
            "id|uuid",
            "raw|bytea",
            "tags|jsonb",
            "select|text");
    assertThat(
            runs.database()
                .rows(
                    "select number, big, \"real\", yes, kind, price, at at time zone 'UTC', day, time, id,"
                        + " encode(raw, 'hex'), tags, \"select\", kafka_key from \"Odd \"\"; drop\""))
        .containsExactly(
            "-1|9223372036854775807|NaN|t|B|-12.50|1969-12-31 23:59:59.999999|2100-01-01|12:00:00.001"
                + "|9b2f1f0c-1111-4222-8333-000000000001|005cff|{\"a\\\\b\": \"\\t\\\"ä\\n\"}|x\\N\ty\r\n\\.|k");
  }

  @Test
  void anUpsertHasTheLatestOfEachKeyAndATombstoneDeletes() throws Exception {
    runs.publish("gone", null);
    runs.publish("a", note("a", "1"));
    runs.publish("b", note("b", "x"));
    runs.publish("c", note("c", null));
    runs.publish("a", note("a", ""));
    runs.publish("b", null);
    String[] options = {"--create-table", "--mode", "upsert", "--key-column", "id"};

    CommandRun run = runs.run("notes", options);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).startsWith("6 events").contains("exported to table notes");
    assertThat(notes()).containsExactly("a|", "c|null");

    runs.publish("c", null);
    runs.publish("b", note("b", "again"));
    assertThat(runs.run("notes", options).err()).startsWith("2 events");
    assertThat(notes()).containsExactly("a|", "b|again");
    assertThat(runs.topic().committed(runs.topic().name(), 0)).contains(8L);
    assertThat(runs.run("notes", options).err()).startsWith("0 events");
  }

  @Test
  void aFieldThatANewerSchemaHasGetsAColumn() throws Exception {
    runs.publish("a", note("a", "1"));
    GenericRecordBuilder newer =
        new GenericRecordBuilder(
            TableRuns.schema(
                "Note",
                field("id", "\"string\""),
                field("text", "[\"null\", \"string\"]"),
                "{\"name\": \"size\", \"type\": \"int\", \"default\": 7}"));
    runs.publish("b", newer.set("id", "b").set("text", null).set("size", 3).build());
    runs.publish("c", note("c", "1"));

    assertThat(runs.run("notes", "--create-table").exitCode()).isEqualTo(ExitCode.DONE);

    assertThat(runs.database().rows("select id, size from notes order by id"))
        .containsExactly("a|null", "b|3", "c|null");
  }

  @Test
  void theNewProtocolOfGroupsWorksToo() throws Exception {
    Path config = Files.writeString(folder.resolve("new.properties"), "group.protocol=consumer\n");
    runs.topic().produce(0, 100, 1);

    CommandRun run = runs.run("t", "--create-table", "--config", config.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(runs.database().rows("select count(*), count(distinct number), min(sensor) from t"))
        .containsExactly("100|100|s0");
  }

  @Test
  void aTableOfAnotherShapeIsToldByColumnAndType() throws Exception {
    runs.publish("a", note("a", "1"));
    assertRefused("there is no table notes: create it, or add --create-table");
    runs.database().run("create table notes (id text)");
    assertRefused("table notes has no column text, which the events have as text");
    runs.database().run("alter table notes add column text integer");
    assertRefused("column text of table notes is integer, and the events need text");
    runs.database()
        .run(
            "alter table notes alter column text type varchar(9)",
            "alter table notes add column more int not null");
    assertRefused("column more of table notes has to have a value");
    runs.database().run("alter table notes alter column more set default 1");
    assertThat(runs.run("notes").exitCode()).isEqualTo(ExitCode.DONE);
    CommandRun upsert = runs.runAs("upsert", "notes", "--mode", "upsert", "--key-column", "id");
    assertThat(upsert.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(upsert.err()).hasLineCount(1).contains("needs a primary key or a unique index");
  }

  private void assertRefused(String message) throws Exception {
    CommandRun run = runs.run("notes");
    assertThat(run.err()).hasLineCount(1).contains(message);
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anEventThatTheDatabaseRefusesIsNamedAndWhatCameBeforeIsThere() throws Exception {
    runs.publish("a", note("a", "1"));
    runs.publish("b", note("b", "too long"));
    runs.publish("c", note("c", "1"));

    for (String mode : List.of("insert", "upsert")) {
      runs.database()
          .run("create table t%s (id text primary key, text varchar(5))".formatted(mode));

      CommandRun run = runs.runAs(mode, "t" + mode, "--mode", mode, "--key-column", "id");

      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DATA_REFUSED);
      assertThat(run.err())
          .hasLineCount(1)
          .contains("offset 1 of " + runs.topic().name() + ", partition 0", "column text");
      assertThat(runs.database().rows("select id from t" + mode)).containsExactly("a");
    }
  }

  @Test
  void aRowThatOnlyAConstraintRefusesIsNamedToo() throws Exception {
    runs.publish("a", note("a", "1"));
    runs.publish("b", note("b", "1"));
    runs.publish("c", note("a", "1"));
    runs.publish("d", note("a", "1"));
    runs.database()
        .run("create table notes (id text unique deferrable initially deferred, text text)");

    CommandRun run = runs.run("notes");

    assertThat(run.err())
        .hasLineCount(1)
        .contains("offset 2 of " + runs.topic().name(), "duplicate key");
    assertThat(run.exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(notes()).containsExactly("a|1", "b|1");
  }

  @Test
  void anUpsertThatGoesOnAtATombstoneDeletes() throws Exception {
    runs.database().run("create table notes (id text primary key, text text not null)");
    runs.publish("a", note("a", "1"));
    String[] options = {"--mode", "upsert", "--key-column", "id"};
    runs.run("notes", options);
    runs.publish("a", null);
    runs.publish("b", note("b", "2"));

    CommandRun run = runs.run("notes", options);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(notes()).containsExactly("b|2");
  }

  @Test
  void whatCannotBeDecodedEndsTheRunOrIsLeftOut() throws Exception {
    runs.publish("a", note("a", "1"));
    runs.topic().produceRaw(0, (byte) 1);
    runs.publish("b", note("b", "1"));

    CommandRun refused = runs.run("notes", "--create-table");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(refused.err()).hasLineCount(1).contains("offset 1 of " + runs.topic().name());
    assertThat(notes()).containsExactly("a|1");

    CommandRun skipped = runs.run("notes", "--on-undecodable", "skip");
    assertThat(skipped.exitCode()).as(skipped.err()).isEqualTo(ExitCode.DONE);
    assertThat(skipped.err()).contains("1 event ", "1 undecodable left out");
    assertThat(notes()).containsExactly("a|1", "b|1");
  }

  @Test
  void whatCannotBeARowIsRefused() throws Exception {
    runs.publish("a", note("a", "1"));
    runs.publish("a", null);
    runs.publish("c", note("c", "a\0b"));
    runs.publish(null, note("b", "1"));

    CommandRun insert = runs.runAs("insert", "i", "--create-table");
    assertThat(insert.exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(insert.err()).hasLineCount(1).contains("offset 1", "it is a tombstone");
    assertThat(runs.database().rows("select id from i")).containsExactly("a");
    String[] whole = {"--create-table", "--with", "offset"};
    CommandRun nul = runs.runAs("nul", "n", whole);
    assertThat(nul.exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(nul.err()).hasLineCount(1).contains("offset 2", "its text has the character NUL");
    assertThat(runs.database().rows("select * from n")).containsExactly("0|a|1", "1|null|null");
    CommandRun upsert = runs.run("u", "--create-table", "--mode", "upsert");
    assertThat(upsert.exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(upsert.err()).hasLineCount(1).contains("offset 2", "its text has");
  }

  @Test
  void anUpsertNeedsAKey() throws Exception {
    runs.publish("a", note("a", "1"));
    runs.publish(null, note("b", "1"));

    CommandRun run = runs.run("notes", "--create-table", "--mode", "upsert");

    assertThat(run.exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.err()).hasLineCount(1).contains("offset 1", "it has no key");
    assertThat(runs.database().rows("select kafka_key, id from notes")).containsExactly("a|a");
  }

  @Test
  void theKeyOfAnUpsertHasOneColumn() throws Exception {
    runs.publish("a", note("a", "1"));

    CommandRun run = runs.run("notes", "--create-table", "--mode", "upsert", "--with", "key");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(runs.database().rows("select kafka_key, id from notes")).containsExactly("a|a");
  }

  @Test
  void aFieldThatIsCalledLikeAColumnOfTheRecordIsRefused() throws Exception {
    Schema schema = TableRuns.schema("Odd", field("kafka_offset", "\"string\""));
    runs.publish("a", new GenericRecordBuilder(schema).set("kafka_offset", "x").build());

    CommandRun run = runs.run("odd", "--create-table", "--with", "offset");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).hasLineCount(1).contains("the events have a field kafka_offset");
  }

  @Test
  void anotherTopicOfTheSameNameIsRefused() throws Exception {
    runs.publish("a", note("a", "1"));
    runs.run("notes", "--create-table");
    runs.topic().delete();
    runs.topic().make(1);
    runs.publish("b", note("b", "1"));
    runs.publish("c", note("c", "1"));

    CommandRun run = runs.run("notes");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).hasLineCount(1).contains("table notes has events of another topic");
    assertThat(notes()).containsExactly("a|1");
  }

  @Test
  void aTopicThatIsDeletedEndsTheRun() throws Exception {
    runs.publish("a", note("a", "1"));
    List<String> arguments =
        runs.arguments("notes", "--create-table", "--follow", "--timeout", "4");
    try (ChildRun run = ChildRun.start(folder.resolve("err"), arguments)) {
      run.await(() -> runs.database().count("notes") == 1);
      runs.topic().delete();

      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED);
      assertThat(run.err()).contains("topic " + runs.topic().name() + " was deleted");
    }
  }

  @Test
  void aGroupKeepsItsTable() throws Exception {
    runs.publish("a", note("a", "1"));
    runs.run("notes", "--create-table");

    CommandRun other = runs.run("others", "--create-table");

    assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err())
        .hasLineCount(1)
        .contains("exports to table notes: give another --group");
  }

  @Test
  void aWrongWayToTheDatabaseIsTold() throws Exception {
    for (String[] wrong :
        new String[][] {
          {"jdbc:postgresql://127.0.0.1:1/x", "the database doesn't answer", "4"},
          {"jdbc:postgresql://127.0.0.1:1/x?password=canary", "a password stands in", "2"},
          {"jdbc:mysql://x/canary", "must begin with jdbc:postgresql:", "2"},
          {runs.database().url() + "x?user=postgres", "does not exist", "2"},
        }) {
      CommandRun run =
          CommandRun.of(
              runs.topic()
                  .arguments("export", "--to-table", "t", "--group", "g", "--jdbc-url", wrong[0]));
      assertThat(run.err()).hasLineCount(1).contains(wrong[1]).doesNotContain("canary");
      assertThat(run.exitCode()).as(run.err()).isEqualTo(Integer.parseInt(wrong[2]));
    }
  }

  private List<String> notes() {
    return runs.database().rows("select id, text from notes order by id");
  }

  private static String field(String name, String type) {
    return "{\"name\": \"%s\", \"type\": %s}".formatted(name, type);
  }

  private static GenericRecord note(String id, String text) {
    return new GenericRecordBuilder(NOTE).set("id", id).set("text", text).build();
  }
}
