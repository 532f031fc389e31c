package io.millrace.producer.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;
import org.apache.avro.generic.GenericData;

/**
 * Record schemas of all types and logical types, nested, with fields of the records around them.
 */
final class RandomSchemas {
  private static final List<Supplier<? extends LogicalType>> OF_LONG =
      List.of(
          LogicalTypes::timeMicros,
          LogicalTypes::timestampMillis,
          LogicalTypes::timestampMicros,
          LogicalTypes::timestampNanos,
          LogicalTypes::localTimestampMillis,
          LogicalTypes::localTimestampMicros,
          LogicalTypes::localTimestampNanos);

  private final Random random;
  private final List<Schema> around = new ArrayList<>();
  private int names;

  private RandomSchemas(long seed) {
    random = new Random(seed);
  }

  static Schema record(long seed) {
    return new RandomSchemas(seed).record(3);
  }

  private Schema record(int depth) {
    Schema record = Schema.createRecord(name("Record"), null, "made.up", false);
    around.add(record);
    List<Schema.Field> fields = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      fields.add(new Schema.Field("f" + i, random.nextInt(6) == 0 ? again() : any(depth)));
    }
    record.setFields(fields);
    around.remove(record);
    return record;
  }

  /** A record within itself, by a way that can end. */
  private Schema again() {
    Schema record = around.get(random.nextInt(around.size()));
    return switch (random.nextInt(4)) {
      case 0 -> Schema.createArray(record);
      case 1 -> Schema.createMap(record);
      case 2 -> Schema.createUnion(record, Schema.create(Type.NULL));
      default -> Schema.createUnion(Schema.createArray(record), record, Schema.create(Type.INT));
    };
  }

  private Schema any(int depth) {
    return switch (depth == 0 ? 9 : random.nextInt(9)) {
      case 0 -> record(depth - 1);
      case 1 -> Schema.createArray(any(depth - 1));
      case 2 -> Schema.createMap(any(depth - 1));
      case 3 -> union(depth - 1);
      default -> leaf();
    };
  }

  private Schema union(int depth) {
    Schema other = any(depth);
    List<Schema> branches = new ArrayList<>(List.of(Schema.create(Type.NULL), record(0)));
    if (other.getType() != Type.UNION && other.getType() != Type.NULL) {
      branches.add(random.nextInt(3), other);
    }
    return Schema.createUnion(branches);
  }

  private Schema leaf() {
    return switch (random.nextInt(13)) {
      case 0 -> Schema.create(random.nextBoolean() ? Type.BOOLEAN : Type.NULL);
      case 1 -> Schema.create(random.nextBoolean() ? Type.FLOAT : Type.DOUBLE);
      case 2 -> Schema.create(random.nextBoolean() ? Type.INT : Type.LONG);
      case 3 -> LogicalTypes.date().addToSchema(Schema.create(Type.INT));
      case 4 -> LogicalTypes.timeMillis().addToSchema(Schema.create(Type.INT));
      case 5 ->
          OF_LONG.get(random.nextInt(OF_LONG.size())).get().addToSchema(Schema.create(Type.LONG));
      case 6 -> text();
      case 7 ->
          random.nextBoolean()
              ? Schema.create(Type.BYTES)
              : LogicalTypes.bigDecimal().addToSchema(Schema.create(Type.BYTES));
      case 8 -> decimal().addToSchema(Schema.create(Type.BYTES));
      case 9 -> decimal().addToSchema(fixed(20));
      case 10 -> LogicalTypes.duration().addToSchema(fixed(12));
      case 11 -> random.nextBoolean() ? fixed(random.nextInt(9)) : uuid(fixed(16));
      default -> Schema.createEnum(name("Kind"), null, "made.up", List.of("ONE", "TWO", "THREE"));
    };
  }

  private Schema text() {
    Schema string = Schema.create(Type.STRING);
    return switch (random.nextInt(3)) {
      case 0 -> string;
      case 1 -> uuid(string);
      default -> {
        GenericData.setStringType(string, GenericData.StringType.String);
        yield string;
      }
    };
  }

  private static Schema uuid(Schema schema) {
    return LogicalTypes.uuid().addToSchema(schema);
  }

  private LogicalType decimal() {
    int precision = 1 + random.nextInt(40);
    return LogicalTypes.decimal(precision, random.nextInt(precision + 1));
  }

  private Schema fixed(int size) {
    return Schema.createFixed(name("Fixed"), null, "made.up", size);
  }

  private String name(String kind) {
    return kind + names++;
  }
}
