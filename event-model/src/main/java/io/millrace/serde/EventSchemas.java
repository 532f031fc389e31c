package io.millrace.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.errors.SerializationException;

/** The schema of what a user hands to the serializer. */
final class EventSchemas {
  private static final ObjectMapper JSON = new ObjectMapper();
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
   * second version of it in the registry. Itself when it has none.
   */
  static Schema withoutJavaHints(Schema schema) {
    String text = schema.toString();
    if (!text.contains(GenericData.STRING_PROP)) {
      return schema;
    }
    try {
      JsonNode json = JSON.readTree(text);
      removeHints(json);
      // Names and defaults that were let pass in the schema are no reason to refuse its copy.
      Schema.Parser parser = new Schema.Parser(NameValidator.NO_VALIDATION);
      return parser.setValidateDefaults(false).parse(json.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote a schema that is no JSON", e);
    }
  }

  /** From all schemas in it, and not from defaults and the properties of fields. */
  private static void removeHints(JsonNode schema) {
    if (schema.isArray()) {
      schema.forEach(EventSchemas::removeHints);
    } else if (schema instanceof ObjectNode node) {
      node.remove(GenericData.STRING_PROP);
      removeHints(node.path("items"));
      removeHints(node.path("values"));
      node.path("fields").forEach(field -> removeHints(field.path("type")));
    }
  }
}
