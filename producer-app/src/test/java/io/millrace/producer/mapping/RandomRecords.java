package io.millrace.producer.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;

/** Schemas of records whose fields are of every type, and values of them as Avro stores them. */
final class RandomRecords {
  private static final List<String> TEXTS =
      List.of("a", " ", "null", "NaN", "\"q\"", "a,b;c", "\\", "größer \uD83D\uDE00", "{x}", "");

  private final Random random;
  private int names;

  RandomRecords(Random random) {
    this.random = random;
  }

  Schema schema() {
    return record(2);
  }

  private Schema record(int depth) {
    Schema record = Schema.createRecord("R" + names++, null, "io.x", false);
    List<Schema.Field> fields = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      fields.add(new Schema.Field("f" + i, type(depth)));
    }
    record.setFields(fields);
    return record;
  }

  private Schema type(int depth) {
    Schema type =
        switch (depth == 0 ? 9 : random.nextInt(10)) {
          case 0 -> Schema.createArray(type(depth - 1));
          case 1 -> Schema.createMap(type(depth - 1));
          case 2 -> record(depth - 1);
          default -> leaf();
        };
    boolean nullable = type.getType() != Schema.Type.UNION && random.nextInt(3) == 0;
    return nullable ? Schema.createUnion(Schema.create(Schema.Type.NULL), type) : type;
  }

  private Schema leaf() {
    int precision = 1 + random.nextInt(20);
    LogicalTypes.Decimal decimal = LogicalTypes.decimal(precision, random.nextInt(precision + 1));
    return switch (random.nextInt(24)) {
      case 0 -> Schema.create(Schema.Type.BOOLEAN);
      case 1 -> Schema.create(Schema.Type.INT);
      case 2 -> Schema.create(Schema.Type.LONG);
      case 3 -> Schema.create(Schema.Type.FLOAT);
      case 4 -> Schema.create(Schema.Type.DOUBLE);
      case 5 -> Schema.create(Schema.Type.BYTES);
      case 6 -> fixed(1 + random.nextInt(9));
      case 7 -> Schema.createEnum("E" + names++, null, "io.x", List.of("A", "b_c"));
      case 8 -> decimal.addToSchema(Schema.create(Schema.Type.BYTES));
      case 9 -> decimal.addToSchema(fixed(10));
      case 10 -> LogicalTypes.bigDecimal().addToSchema(Schema.create(Schema.Type.BYTES));
      case 11 -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
      case 12 -> LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT));
      case 13 -> LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case 14 -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
      case 15 -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case 16 -> LogicalTypes.timestampNanos().addToSchema(Schema.create(Schema.Type.LONG));
      case 17 -> LogicalTypes.localTimestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
      case 18 -> LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
      case 19 -> LogicalTypes.localTimestampNanos().addToSchema(Schema.create(Schema.Type.LONG));
      case 20 -> LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING));
      case 21 -> LogicalTypes.uuid().addToSchema(fixed(16));
      case 22 -> LogicalTypes.duration().addToSchema(fixed(12));
      default -> Schema.create(Schema.Type.STRING);
    };
  }

  private Schema fixed(int size) {
    return Schema.createFixed("F" + names++, null, "io.x", size);
  }

  Object datum(Schema schema) {
    return switch (schema.getType()) {
      case NULL -> null;
      case BOOLEAN -> random.nextBoolean();
      case INT ->
          schema.getLogicalType() instanceof LogicalTypes.TimeMillis
              ? random.nextInt(86_400_000)
              : random.nextInt() >> random.nextInt(32);
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimeMicros
              ? (Object) (random.nextInt(86_400_000) * 1_000L + random.nextInt(1_000))
              : (Object) number();
      case FLOAT -> random.nextInt(9) == 0 ? Float.NaN : random.nextFloat() * 1e9f - 5e8f;
      case DOUBLE -> random.nextInt(9) == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian();
      case STRING ->
          new Utf8(
              schema.getLogicalType() == null
                  ? TEXTS.get(random.nextInt(TEXTS.size()))
                  : uuid().toString());
      case BYTES -> ByteBuffer.wrap(bytes(schema, random.nextInt(9)));
      case FIXED -> new GenericData.Fixed(schema, bytes(schema, schema.getFixedSize()));
      case ENUM ->
          new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(random.nextInt(2)));
      case ARRAY -> array(schema);
      case MAP -> map(schema);
      case RECORD -> record(schema);
      case UNION -> datum(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
    };
  }

  private long number() {
    return switch (random.nextInt(8)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      default -> random.nextLong() >> random.nextInt(64);
    };
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private byte[] bytes(Schema schema, int size) {
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      byte[] number = unscaled(decimal.getPrecision()).toByteArray();
      if (schema.getType() == Schema.Type.BYTES) {
        return number;
      }
      byte[] bytes = new byte[size];
      Arrays.fill(bytes, (byte) (number[0] < 0 ? -1 : 0));
      System.arraycopy(number, 0, bytes, size - number.length, number.length);
      return bytes;
    }
    if (schema.getLogicalType() instanceof LogicalTypes.BigDecimal) {
      BigDecimal number = new BigDecimal(unscaled(30), random.nextInt(200) - 100);
      return new Conversions.BigDecimalConversion()
          .toBytes(number, schema, schema.getLogicalType())
          .array();
    }
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private BigInteger unscaled(int precision) {
    BigInteger number = new BigInteger(90, random).mod(BigInteger.TEN.pow(precision));
    return random.nextBoolean() ? number : number.negate();
  }

  private GenericData.Array<Object> array(Schema schema) {
    GenericData.Array<Object> array = new GenericData.Array<>(3, schema);
    for (int i = random.nextInt(3); i > 0; i--) {
      array.add(datum(schema.getElementType()));
    }
    return array;
  }

  private Map<CharSequence, Object> map(Schema schema) {
    Map<CharSequence, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      map.put(new Utf8("k" + i), datum(schema.getValueType()));
    }
    return map;
  }

  private GenericRecord record(Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    schema.getFields().forEach(field -> record.put(field.pos(), datum(field.schema())));
    return record;
  }
}
