package io.millrace.producer.generate;

import io.millrace.app.cli.AppException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Makes makers, once for a schema: each record, enum and fixed type once, so that types recur. */
final class MakerCompiler {
  private static final double CENTS = 100;

  private final Heights heights;
  private final Map<String, RecordMaker> records = new HashMap<>();

  private MakerCompiler(Heights heights) {
    this.heights = heights;
  }

  /**
   * What makes values of a schema.
   *
   * @throws AppException when it has no value that ends
   */
  static Maker compile(Schema schema) {
    Heights heights = Heights.of(schema);
    if (heights.height(schema) == Heights.ENDLESS) {
      throw AppException.usage(
          "%s contains itself without an end, so it has no values".formatted(schema.getFullName()));
    }
    return new MakerCompiler(heights).maker(schema);
  }

  private Maker maker(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case UNION -> union(schema);
      case ARRAY -> array(schema);
      case MAP -> map(schema);
      case ENUM -> symbols(schema);
      case FIXED -> fixed(schema);
      case INT -> TimeMakers.ofInt(schema.getLogicalType());
      case LONG -> TimeMakers.ofLong(schema.getLogicalType());
      case BYTES -> bytes(schema);
      case STRING -> Words.maker(schema);
      case BOOLEAN -> draw -> draw.random.nextBoolean();
      case FLOAT -> draw -> (float) (draw.random.nextInt(-100_000, 1_000_000) / CENTS);
      case DOUBLE -> draw -> draw.random.nextInt(-1_000_000, 100_000_000) / CENTS;
      case NULL -> draw -> null;
    };
  }

  private Maker record(Schema schema) {
    RecordMaker known = records.get(schema.getFullName());
    if (known != null) {
      return known;
    }
    RecordMaker maker = new RecordMaker(schema);
    records.put(schema.getFullName(), maker);
    for (Schema.Field field : schema.getFields()) {
      maker.field(field.pos(), maker(field.schema()));
    }
    return maker;
  }

  private Maker union(Schema schema) {
    List<Maker> branches = new ArrayList<>();
    Schema shortest = schema.getTypes().get(0);
    for (Schema branch : schema.getTypes()) {
      branches.add(maker(branch));
      if (heights.height(branch) < heights.height(shortest)) {
        shortest = branch;
      }
    }
    // Branches without an end would be drawn in vain.
    List<Maker> ending = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      if (heights.height(schema.getTypes().get(i)) != Heights.ENDLESS) {
        ending.add(branches.get(i));
      }
    }
    Maker last = branches.get(schema.getTypes().indexOf(shortest));
    return draw -> (draw.isEnding() ? last : draw.pick(ending)).make(draw);
  }

  private Maker array(Schema schema) {
    if (heights.height(schema.getElementType()) == Heights.ENDLESS) {
      return draw -> new GenericData.Array<>(0, schema);
    }
    Maker element = maker(schema.getElementType());
    return draw -> {
      int count = draw.elements();
      GenericData.Array<Object> array = new GenericData.Array<>(count, schema);
      draw.enter();
      for (int i = 0; i < count; i++) {
        array.add(element.make(draw));
      }
      draw.leave();
      return array;
    };
  }

  private Maker map(Schema schema) {
    if (heights.height(schema.getValueType()) == Heights.ENDLESS) {
      return draw -> new HashMap<>();
    }
    Maker key = Words.keys(schema);
    Maker value = maker(schema.getValueType());
    return draw -> {
      int count = draw.elements();
      Map<Object, Object> map = new HashMap<>();
      draw.enter();
      for (int i = 0; i < count; i++) {
        map.put(key.make(draw), value.make(draw));
      }
      draw.leave();
      return map;
    };
  }

  private static Maker symbols(Schema schema) {
    List<GenericData.EnumSymbol> symbols =
        schema.getEnumSymbols().stream()
            .map(symbol -> new GenericData.EnumSymbol(schema, (Object) symbol))
            .toList();
    return draw -> draw.pick(symbols);
  }

  private static Maker fixed(Schema schema) {
    ByteMaker bytes = ByteMaker.ofFixed(schema);
    return draw -> new GenericData.Fixed(schema, bytes.make(draw));
  }

  private static Maker bytes(Schema schema) {
    ByteMaker bytes = ByteMaker.ofBytes(schema);
    return draw -> ByteBuffer.wrap(bytes.make(draw));
  }
}
