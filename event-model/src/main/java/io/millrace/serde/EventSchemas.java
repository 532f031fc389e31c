package io.millrace.serde;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.errors.SerializationException;

/** The schema of what a user hands to the serializer. */
final class EventSchemas {
  private static final Schema BOOLEAN = Schema.create(Schema.Type.BOOLEAN);
  private static final Schema INT = Schema.create(Schema.Type.INT);
  private static final Schema LONG = Schema.create(Schema.Type.LONG);
  private static final Schema FLOAT = Schema.create(Schema.Type.FLOAT);
  private static final Schema DOUBLE = Schema.create(Schema.Type.DOUBLE);
  private static final Schema STRING = Schema.create(Schema.Type.STRING);
  private static final Schema BYTES = Schema.create(Schema.Type.BYTES);

  private EventSchemas() {}

  /** The record's own schema, or that of a primitive; other values are refused. */
  static Schema of(Object value) {
    if (value instanceof GenericContainer container) {
      return container.getSchema();
    }
    Schema primitive = ofPrimitive(value);
    if (primitive == null) {
      throw new SerializationException(
          value.getClass().getName()
              + " is no Avro value: give a generated or generic record, a String, byte[],"
              + " ByteBuffer, Integer, Long, Float, Double or Boolean, or set schema.reflection=true");
    }
    return primitive;
  }

  /** Null for other values. */
  static Schema ofPrimitive(Object value) {
    if (value instanceof CharSequence) {
      return STRING;
    } else if (value instanceof Long) {
      return LONG;
    } else if (value instanceof Integer) {
      return INT;
    } else if (value instanceof byte[] || value instanceof ByteBuffer) {
      return BYTES;
    } else if (value instanceof Boolean) {
      return BOOLEAN;
    } else if (value instanceof Double) {
      return DOUBLE;
    } else if (value instanceof Float) {
      return FLOAT;
    }
    return null;
  }

  /**
   * The schema as it is registered: without the hints for Java's code generator, which would make a
   * second version of it in the registry.
   */
  static Schema withoutJavaHints(Schema schema) {
    return copy(schema, new HashMap<>());
  }

  private static Schema copy(Schema schema, Map<String, Schema> named) {
    return switch (schema.getType()) {
      case RECORD -> copyRecord(schema, named);
      case ARRAY -> withProps(schema, Schema.createArray(copy(schema.getElementType(), named)));
      case MAP -> withProps(schema, Schema.createMap(copy(schema.getValueType(), named)));
      case UNION ->
          Schema.createUnion(schema.getTypes().stream().map(type -> copy(type, named)).toList());
      case STRING -> withProps(schema, Schema.create(Schema.Type.STRING));
      default -> schema;
    };
  }

  private static Schema copyRecord(Schema schema, Map<String, Schema> named) {
    Schema known = named.get(schema.getFullName());
    if (known != null) {
      return known;
    }
    Schema copy =
        Schema.createRecord(
            schema.getName(), schema.getDoc(), schema.getNamespace(), schema.isError());
    named.put(schema.getFullName(), copy);
    schema.getAliases().forEach(copy::addAlias);
    copy.setFields(
        schema.getFields().stream()
            .map(field -> new Schema.Field(field, copy(field.schema(), named)))
            .toList());
    return withProps(schema, copy);
  }

  private static Schema withProps(Schema from, Schema to) {
    from.forEachProperty(
        (name, value) -> {
          if (!name.equals(GenericData.STRING_PROP)) {
            to.addProp(name, value);
          }
        });
    if (from.getLogicalType() != null) {
      from.getLogicalType().addToSchema(to);
    }
    return to;
  }
}
