package io.millrace.binary;

import java.util.IdentityHashMap;
import org.apache.avro.Conversion;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;

/** Makes the nodes that write a schema; one of each record, so that recursion comes to an end. */
final class EncoderCompiler {
  private final GenericData data;
  private final IdentityHashMap<Schema, RecordWriteNode> records = new IdentityHashMap<>();

  EncoderCompiler(GenericData data) {
    this.data = data;
  }

  WriteNode compile(Schema schema) {
    WriteNode stored = stored(schema);
    return schema.getLogicalType() == null ? stored : logical(schema, stored);
  }

  /** With a conversion that comes before those of the data model. */
  WriteNode converted(Schema schema, Conversion<?> conversion) {
    return new ConvertedWriteNode(schema, data, conversion, stored(schema));
  }

  private WriteNode stored(Schema schema) {
    return switch (schema.getType()) {
      case NULL -> PrimitiveWriteNodes.NULL;
      case BOOLEAN -> PrimitiveWriteNodes.BOOLEAN;
      case INT -> PrimitiveWriteNodes.INT;
      case LONG -> PrimitiveWriteNodes.LONG;
      case FLOAT -> PrimitiveWriteNodes.FLOAT;
      case DOUBLE -> PrimitiveWriteNodes.DOUBLE;
      case BYTES -> PrimitiveWriteNodes.BYTES;
      case STRING -> new StringWriteNode(data instanceof SpecificData);
      case FIXED -> new FixedWriteNode(schema);
      case ENUM -> new EnumWriteNode(schema);
      case ARRAY -> new ArrayWriteNode(compile(schema.getElementType()));
      case MAP -> new MapWriteNode(compile(schema.getValueType()));
      case UNION ->
          new UnionWriteNode(
              schema,
              data,
              schema.getTypes().stream().map(this::compile).toArray(WriteNode[]::new));
      case RECORD -> record(schema);
    };
  }

  private WriteNode record(Schema schema) {
    RecordWriteNode known = records.get(schema);
    if (known != null) {
      return known;
    }
    RecordWriteNode node = new RecordWriteNode(schema, this);
    records.put(schema, node);
    node.link(
        schema.getFields().stream()
            .map(field -> compile(field.schema()))
            .toArray(WriteNode[]::new));
    return node;
  }

  private WriteNode logical(Schema schema, WriteNode stored) {
    LogicalType type = schema.getLogicalType();
    Conversion<?> standard = StandardConversions.of(type);
    ConvertedWriteNode otherwise = new ConvertedWriteNode(schema, data, standard, stored);
    if (standard == null || isReplaced(standard, type)) {
      return new ConvertedWriteNode(schema, data, null, stored);
    }
    if (type instanceof LogicalTypes.Decimal decimal) {
      return new DecimalWriteNode(schema, decimal, otherwise);
    }
    if (type instanceof LogicalTypes.Uuid) {
      return new UuidWriteNode(schema, otherwise);
    }
    return TimeType.of(type)
        .<WriteNode>map(time -> new TimeWriteNode(time, otherwise))
        .orElse(otherwise);
  }

  /** Whether the data model converts the type in a way of its own. */
  private boolean isReplaced(Conversion<?> standard, LogicalType type) {
    return !StandardConversions.isStandard(data.getConversionFor(type))
        || !StandardConversions.isStandard(
            data.getConversionByClass(standard.getConvertedType(), type));
  }
}
