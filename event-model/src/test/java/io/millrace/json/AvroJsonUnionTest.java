package io.millrace.json;

import static io.millrace.json.JsonText.read;
import static io.millrace.json.JsonText.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

class AvroJsonUnionTest {
  private static final Schema NULL = Schema.create(Schema.Type.NULL);
  private static final Schema STRING = Schema.create(Schema.Type.STRING);
  private static final Schema INT = Schema.create(Schema.Type.INT);
  private static final Schema LONG = Schema.create(Schema.Type.LONG);
  private static final Schema INTS = Schema.createArray(INT);
  private static final Schema MAP = Schema.createMap(INT);
  private static final Schema TIME =
      LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
  private static final Schema CAT = record("io.x.Cat", "lives");
  private static final Schema DOG = record("io.x.Dog", "tricks");
  private static final Schema OTHER_CAT = record("io.y.Cat", "claws");

  private static Schema record(String name, String field) {
    return SchemaBuilder.record(name).fields().requiredInt(field).endRecord();
  }

  @Test
  void aPlainValueIsTakenWhereOneBranchCanReadIt() throws IOException {
    Schema union = Schema.createUnion(NULL, STRING, CAT, INTS);

    assertThat(read(union, "null")).isNull();
    assertThat(read(union, "\"a\"")).isEqualTo(new Utf8("a"));
    assertThat(((GenericRecord) read(union, "{\"lives\":9}")).getSchema()).isEqualTo(CAT);
    assertThat(read(union, "[1]")).isEqualTo(List.of(1));
  }

  @Test
  void aTextThatOnlyATimeCanReadIsThatTime() throws IOException {
    Schema union = Schema.createUnion(INT, TIME);

    assertThat(read(union, "\"1970-01-01T00:00:01Z\"")).isEqualTo(1000L);
  }

  @Test
  void aPlainValueThatTwoBranchesCanReadIsRefused() throws IOException {
    Schema union = Schema.createUnion(NULL, INT, LONG);

    refuses(union, "5", "$: the number 5 can be int, long; name the branch: {\"int\": ...}");
    assertThat(read(union, "{\"long\":5}")).isEqualTo(5L);
  }

  @Test
  void aPlainValueThatNoBranchCanReadIsRefusedWithAllOfThem() {
    refuses(
        Schema.createUnion(NULL, INT, CAT),
        "[]",
        "$: expected one of null, int, record io.x.Cat, found an array");
    refuses(Schema.createUnion(STRING, INT), "null", "$: expected one of string, int, found null");
  }

  @Test
  void oneOfTwoRecordsIsNamedInFullOrInShort() throws IOException {
    Schema union = Schema.createUnion(CAT, DOG);

    assertThat(((GenericRecord) read(union, "{\"io.x.Dog\":{\"tricks\":1}}")).getSchema())
        .isEqualTo(DOG);
    assertThat(((GenericRecord) read(union, "{\"Cat\":{\"lives\":9}}")).getSchema()).isEqualTo(CAT);
    refuses(
        union,
        "{\"lives\":9}",
        "$: an object can be record io.x.Cat, record io.x.Dog; name the branch: {\"io.x.Cat\":"
            + " ...}");
  }

  @Test
  void aShortNameThatTwoBranchesHaveIsRefused() {
    assertThatThrownBy(() -> read(Schema.createUnion(CAT, OTHER_CAT), "{\"Cat\":{\"lives\":9}}"))
        .isInstanceOf(AvroJsonException.class)
        .hasMessageStartingWith("$: Cat is the name")
        .hasMessageEndingWith("use a full name: record io.x.Cat, record io.y.Cat");
  }

  @Test
  void aShortNameThatIsAlsoAKeyOfAMapIsRefused() {
    assertThatThrownBy(() -> read(Schema.createUnion(CAT, MAP), "{\"Cat\":{\"lives\":9}}"))
        .isInstanceOf(AvroJsonException.class)
        .hasMessageStartingWith("$: Cat is the name");
  }

  @Test
  void anOnlyBranchMayBeNamedAsInAvrosOwnEncoding() throws IOException {
    assertThat(read(Schema.createUnion(NULL, STRING), "{\"string\":\"a\"}"))
        .isEqualTo(new Utf8("a"));
  }

  @Test
  void anOnlyBranchWithAFieldOfItsOwnNameIsReadPlainly() throws IOException {
    Schema map = Schema.createUnion(NULL, MAP);
    Schema self = Schema.createUnion(NULL, record("Self", "Self"));

    assertThat(read(map, "{\"map\":1}")).isEqualTo(Map.of(new Utf8("map"), 1));
    assertThat(write(self, read(self, "{\"Self\":1}"))).isEqualTo("{\"Self\":1}");
  }

  @Test
  void theNameOfABranchIsPartOfThePath() {
    refuses(
        Schema.createUnion(CAT, DOG),
        "{\"io.x.Cat\":{\"lives\":null}}",
        "$[\"io.x.Cat\"].lives: expected an int (32 bits), found null");
  }

  /** Each level has two records to try; trying them all would take 2^200 steps. */
  @Test
  void deepUnionsOfRecordsAreReadWithoutTryingEveryBranch() throws IOException {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type":"record","name":"A","fields":[{"name":"next","type":["null","A",
                  {"type":"record","name":"B","fields":[{"name":"next","type":["null","A","B"]}]}
                ]}]}""");
    String json = "{\"next\":{\"B\":".repeat(200) + "{\"next\":null}" + "}}".repeat(200);

    assertThat(write(schema, read(schema, json))).isEqualTo(json);
  }

  private static void refuses(Schema schema, String json, String message) {
    assertThatThrownBy(() -> read(schema, json))
        .isInstanceOf(AvroJsonException.class)
        .hasMessage(message);
  }
}
