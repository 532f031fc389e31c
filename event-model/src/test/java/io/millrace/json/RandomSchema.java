package io.millrace.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Schemas of every type and logical type, with odd names, unions in depth and recursion. */
public final class RandomSchema {
  private static final List<String> NAMES =
      List.of("a", "_", "__1", "map", "array", "union", "A", "Long_Name_9", "items", "value");
  private static final List<String> NAMESPACES = List.of("", "io.x", "io.y", "a", "_._");

  private final Random random;
  private final Set<String> used = new TreeSet<>();
  private final List<Schema> open = new ArrayList<>();

  private RandomSchema(Random random) {
    this.random = random;
  }

  public static Schema of(Random random) {
    return new RandomSchema(random).any(4);
  }

  private Schema any(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(6)) {
      case 0 -> array(depth);
      case 1 -> map(depth);
      case 2 -> union(depth);
      case 3 -> record(depth);
      default -> leaf();
    };
  }

  private Schema array(int depth) {
    return Schema.createArray(any(depth - 1));
  }

  private Schema map(int depth) {
    Schema map = Schema.createMap(any(depth - 1));
    if (random.nextBoolean()) {
      GenericData.setStringType(map, GenericData.StringType.String);
    }
    return map;
  }

  private Schema record(int depth) {
    Name name = name();
    Schema record = Schema.createRecord(name.simple, null, name.namespace, random.nextInt(9) == 0);
    open.add(record);
    Set<String> names = new TreeSet<>();
    List<Schema.Field> fields = new ArrayList<>();
    for (int count = random.nextInt(5); count > 0; count--) {
      String field = pick(NAMES);
      if (names.add(field)) {
        fields.add(new Schema.Field(field, field(depth)));
      }
    }
    record.setFields(fields);
    open.remove(record);
    return record;
  }

  /** Recursion goes through something that may be empty, so that data can end. */
  private Schema field(int depth) {
    if (random.nextInt(4) > 0) {
      return any(depth - 1);
    }
    Schema recursive = pick(open);
    return switch (random.nextInt(3)) {
      case 0 -> Schema.createArray(recursive);
      case 1 -> Schema.createMap(recursive);
      default -> Schema.createUnion(Schema.create(Schema.Type.NULL), recursive);
    };
  }

  private Schema union(int depth) {
    List<Schema> branches = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (int count = random.nextInt(6); count >= 0; count--) {
      Schema branch = random.nextInt(4) == 0 ? Schema.create(Schema.Type.NULL) : any(depth - 1);
      if (branch.getType() != Schema.Type.UNION && names.add(branch.getFullName())) {
        branches.add(branch);
      }
    }
    return branches.isEmpty() ? leaf() : Schema.createUnion(branches);
  }

  private Schema leaf() {
    return pick(LEAVES).schema(this);
  }

  private interface Leaf {
    Schema schema(RandomSchema schemas);
  }

  private static final List<Leaf> LEAVES =
      List.of(
          of(Schema.Type.NULL),
          of(Schema.Type.BOOLEAN),
          of(Schema.Type.INT),
          of(Schema.Type.LONG),
          of(Schema.Type.FLOAT),
          of(Schema.Type.DOUBLE),
          of(Schema.Type.BYTES),
          of(Schema.Type.STRING),
          of(LogicalTypes::date, Schema.Type.INT),
          of(LogicalTypes::timeMillis, Schema.Type.INT),
          of(LogicalTypes::timeMicros, Schema.Type.LONG),
          of(LogicalTypes::timestampMillis, Schema.Type.LONG),
          of(LogicalTypes::timestampMicros, Schema.Type.LONG),
          of(LogicalTypes::timestampNanos, Schema.Type.LONG),
          of(LogicalTypes::localTimestampMillis, Schema.Type.LONG),
          of(LogicalTypes::localTimestampMicros, Schema.Type.LONG),
          of(LogicalTypes::localTimestampNanos, Schema.Type.LONG),
          of(LogicalTypes::uuid, Schema.Type.STRING),
          of(LogicalTypes::bigDecimal, Schema.Type.BYTES),
          schemas -> schemas.decimal().addToSchema(Schema.create(Schema.Type.BYTES)),
          schemas -> schemas.decimal().addToSchema(schemas.fixed(40)),
          schemas -> LogicalTypes.uuid().addToSchema(schemas.fixed(16)),
          schemas -> LogicalTypes.duration().addToSchema(schemas.fixed(12)),
          schemas -> schemas.fixed(schemas.random.nextInt(20)),
          RandomSchema::symbols,
          RandomSchema::javaString);

  private static Leaf of(Schema.Type type) {
    return schemas -> Schema.create(type);
  }

  private static Leaf of(Supplier<? extends LogicalType> logical, Schema.Type type) {
    return schemas -> logical.get().addToSchema(Schema.create(type));
  }

  private LogicalType decimal() {
    int precision = 1 + random.nextInt(90);
    return LogicalTypes.decimal(precision, random.nextInt(precision + 1));
  }

  private Schema fixed(int size) {
    Name name = name();
    return Schema.createFixed(name.simple, null, name.namespace, size);
  }

  private Schema symbols() {
    Name name = name();
    return Schema.createEnum(name.simple, null, name.namespace, List.of("A", "_b", "NaN"));
  }

  private Schema javaString() {
    Schema string = Schema.create(Schema.Type.STRING);
    GenericData.setStringType(string, GenericData.StringType.String);
    return string;
  }

  private record Name(String simple, String namespace) {}

  private Name name() {
    String namespace = pick(NAMESPACES);
    for (int count = 0; ; count++) {
      String simple = pick(NAMES) + (count < 5 ? "" : count);
      if (used.add(namespace + "." + simple)) {
        return new Name(simple, namespace);
      }
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
