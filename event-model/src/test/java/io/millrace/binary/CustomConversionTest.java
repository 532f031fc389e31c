package io.millrace.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.apache.avro.Conversion;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class CustomConversionTest {
  private static final Schema SECONDS =
      new LogicalType("seconds").addToSchema(Schema.create(Schema.Type.LONG));

  /** Durations as whole seconds. */
  private static final class Seconds extends Conversion<Duration> {
    @Override
    public Class<Duration> getConvertedType() {
      return Duration.class;
    }

    @Override
    public String getLogicalTypeName() {
      return "seconds";
    }

    @Override
    public Duration fromLong(Long value, Schema schema, LogicalType type) {
      if (value < 0) {
        throw new IllegalStateException("time runs forward");
      }
      return Duration.ofSeconds(value);
    }

    @Override
    public Long toLong(Duration value, Schema schema, LogicalType type) {
      return value.toSeconds();
    }
  }

  /** Decimals that are stored negated. */
  private static final class Debt extends Conversion<BigDecimal> {
    @Override
    public Class<BigDecimal> getConvertedType() {
      return BigDecimal.class;
    }

    @Override
    public String getLogicalTypeName() {
      return "decimal";
    }

    @Override
    public BigDecimal fromBytes(ByteBuffer value, Schema schema, LogicalType type) {
      return BigDecimal.valueOf(-value.get(0));
    }

    @Override
    public ByteBuffer toBytes(BigDecimal value, Schema schema, LogicalType type) {
      return ByteBuffer.wrap(new byte[] {(byte) -value.intValueExact()});
    }
  }

  /** As Avro generates it for a field with a conversion of the user's own. */
  public static final class Pause extends SpecificRecordBase {
    private static final long serialVersionUID = 1L;

    private static final Schema SCHEMA =
        SchemaBuilder.record("Pause")
            .fields()
            .name("length")
            .type(SECONDS)
            .noDefault()
            .name("raw")
            .type(SECONDS)
            .noDefault()
            .endRecord();

    private Duration length;
    private long raw;

    @Override
    public Schema getSchema() {
      return SCHEMA;
    }

    @Override
    public Conversion<?> getConversion(int field) {
      return field == 0 ? new Seconds() : null;
    }

    @Override
    public Object get(int field) {
      return field == 0 ? length : raw;
    }

    @Override
    public void put(int field, Object value) {
      if (field == 0) {
        length = (Duration) value;
      } else {
        raw = (Long) value;
      }
    }
  }

  private static final SpecificData PAUSES =
      new SpecificData() {
        @Override
        @SuppressWarnings("rawtypes") // as Avro declares it
        public Class getClass(Schema schema) {
          return schema.getType() == Schema.Type.RECORD ? Pause.class : super.getClass(schema);
        }
      };

  private final GenericData data = new GenericData();

  CustomConversionTest() {
    data.addLogicalTypeConversion(new Seconds());
    data.addLogicalTypeConversion(new Debt());
  }

  @Test
  void aConversionOfTheModelIsUsedBothWays() {
    Schema schema =
        SchemaBuilder.record("Break")
            .fields()
            .name("length")
            .type(SECONDS)
            .noDefault()
            .name("maybe")
            .type(Schema.createUnion(Schema.create(Schema.Type.NULL), SECONDS))
            .noDefault()
            .name("all")
            .type(Schema.createArray(SECONDS))
            .noDefault()
            .endRecord();
    GenericRecord value =
        new GenericRecordBuilder(schema)
            .set("length", Duration.ofMinutes(1))
            .set("maybe", Duration.ofMinutes(2))
            .set("all", List.of(Duration.ofMinutes(3)))
            .build();
    byte[] bytes = Coding.ours(schema, value, data);

    assertThat(bytes).isEqualTo(Coding.avros(schema, value, data));
    assertThat(Shape.of(Coding.ours(schema, schema, bytes, data)))
        .isEqualTo(Shape.of(Coding.avros(schema, schema, bytes, data)));
  }

  @Test
  void aConversionOfTheModelReplacesAvrosOwn() {
    Schema schema = LogicalTypes.decimal(2).addToSchema(Schema.create(Schema.Type.BYTES));

    assertThat(Coding.ours(schema, BigDecimal.TEN, data)).containsExactly(2, -10);
    assertThat(Coding.ours(schema, schema, new byte[] {2, -10}, data)).isEqualTo(BigDecimal.TEN);
  }

  @Test
  void aConversionOfTheRecordIsUsedForItsFieldOnly() {
    Pause pause = new Pause();
    pause.put(0, Duration.ofMinutes(1));
    pause.put(1, 7L);
    byte[] bytes = Coding.ours(Pause.SCHEMA, pause, PAUSES);

    Pause back = (Pause) Coding.ours(Pause.SCHEMA, Pause.SCHEMA, bytes, PAUSES);

    assertThat(bytes).isEqualTo(Coding.avros(Pause.SCHEMA, pause, PAUSES));
    assertThat(back.get(0)).isEqualTo(Duration.ofMinutes(1));
    assertThat(back.get(1)).isEqualTo(7L);
  }

  @Test
  void aConversionThatFailsIsTold() {
    byte[] negative = Coding.ours(SECONDS, -1L, new GenericData());
    Schema schema = LogicalTypes.decimal(2).addToSchema(Schema.create(Schema.Type.BYTES));

    assertThatThrownBy(() -> Coding.ours(SECONDS, SECONDS, negative, data))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("a value that is no seconds: time runs forward");
    assertThatThrownBy(() -> Coding.ours(schema, new BigDecimal("0.5"), data))
        .isInstanceOf(DatumMismatchException.class)
        .hasMessageStartingWith("a java.math.BigDecimal can't be stored as decimal");
  }
}
