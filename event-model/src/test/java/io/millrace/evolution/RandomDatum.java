package io.millrace.evolution;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;
import org.apache.avro.generic.GenericData;

/** Makes data of a schema; the deeper, the sooner it ends. */
public record RandomDatum(Random random) {
  public Object of(Schema schema, int depth) {
    return switch (schema.getType()) {
      case NULL -> null;
      case BOOLEAN -> random.nextBoolean();
      case INT -> random.nextInt();
      case LONG -> random.nextLong();
      case FLOAT -> random.nextFloat();
      case DOUBLE -> random.nextDouble();
      case STRING -> "s" + random.nextInt(100);
      case BYTES -> ByteBuffer.wrap(bytes(random.nextInt(4)));
      case FIXED -> new GenericData.Fixed(schema, bytes(schema.getFixedSize()));
      case ENUM -> new GenericData.EnumSymbol(schema, pick(schema.getEnumSymbols()));
      case ARRAY -> depth < 0 ? List.of() : new GenericData.Array<>(schema, items(schema, depth));
      case MAP -> depth < 0 ? Map.of() : map(of(schema.getValueType(), depth - 1));
      case UNION -> of(branch(schema.getTypes(), depth), depth - 1);
      case RECORD -> record(schema, depth - 1);
    };
  }

  private GenericData.Record record(Schema schema, int depth) {
    GenericData.Record record = new GenericData.Record(schema);
    schema.getFields().forEach(field -> record.put(field.pos(), of(field.schema(), depth)));
    return record;
  }

  private Schema branch(List<Schema> branches, int depth) {
    return depth < 0
        ? branches.stream().filter(b -> b.getType() == Type.NULL).findFirst().orElse(pick(branches))
        : pick(branches);
  }

  private List<Object> items(Schema schema, int depth) {
    return Arrays.asList(
        of(schema.getElementType(), depth - 1), of(schema.getElementType(), depth - 1));
  }

  private static Map<String, Object> map(Object value) {
    return Collections.singletonMap("k", value);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
