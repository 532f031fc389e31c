package io.millrace.consumer.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which columns of a table lose nothing of a value. */
class PresentColumnTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int4; integer; INT; true",
        "int8; bigint; INT; true",
        "int2; smallint; INT; false",
        "int4; integer; LONG; false",
        "float4; real; DOUBLE; false",
        "float8; double precision; FLOAT; true",
        "varchar; character varying(9); STRING; true",
        "int4; integer; STRING; false",
        "text; text; BYTES; false",
      })
  void plainTypes(String name, String shown, Schema.Type type, boolean takes) {
    assertTakes(name, shown, Schema.create(type), takes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "numeric; numeric; true",
        "numeric; numeric(9,2); true",
        "numeric; numeric(12,4); true",
        "numeric; numeric(9,1); false",
        "float8; double precision; false",
        "text; text; false",
      })
  void aDecimalIsNotRounded(String name, String shown, boolean takes) {
    Schema decimal = LogicalTypes.decimal(9, 2).addToSchema(Schema.create(Schema.Type.BYTES));
    assertTakes(name, shown, decimal, takes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "timestamptz; timestamp with time zone; true; true",
        "timestamptz; timestamp(3) with time zone; true; false",
        "timestamptz; timestamp(0) with time zone; false; false",
        "timestamp; timestamp without time zone; false; false",
      })
  void aTimeIsNotCut(String name, String shown, boolean millis, boolean micros) {
    Schema number = Schema.create(Schema.Type.LONG);
    assertTakes(name, shown, LogicalTypes.timestampMillis().addToSchema(number), millis);
    Schema other = Schema.create(Schema.Type.LONG);
    assertTakes(name, shown, LogicalTypes.timestampMicros().addToSchema(other), micros);
  }

  @ParameterizedTest
  @CsvSource({
    "text, true",
    "varchar, true",
    "citext, false",
    "bpchar, false",
    "uuid, false",
    "jsonb, false",
  })
  void aKeyIsTextThatNothingElseEquals(String name, boolean tells) {
    PresentColumn column = new PresentColumn("c", name, name, false, true);
    assertThat(column.tellsApart(ColumnType.of(Schema.create(Schema.Type.STRING))))
        .isEqualTo(tells);
  }

  private static void assertTakes(String name, String shown, Schema schema, boolean takes) {
    PresentColumn column = new PresentColumn("c", name, shown, false, false);
    assertThat(column.takes(ColumnType.of(schema))).isEqualTo(takes);
  }
}
