package io.millrace.consumer.read;

import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.json.AvroJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;

/** The whole key or value of a record: most know their schema, primitives have the plain one. */
final class TopLevel {
  private static final Map<Class<?>, Schema> PRIMITIVES =
      Map.of(
          String.class, Schema.create(Schema.Type.STRING),
          Integer.class, Schema.create(Schema.Type.INT),
          Long.class, Schema.create(Schema.Type.LONG),
          Float.class, Schema.create(Schema.Type.FLOAT),
          Double.class, Schema.create(Schema.Type.DOUBLE),
          Boolean.class, Schema.create(Schema.Type.BOOLEAN));
  private static final Schema BYTES = Schema.create(Schema.Type.BYTES);

  private TopLevel() {}

  static void write(Object value, JsonGenerator json) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof GenericContainer container) {
      AvroJson.write(container.getSchema(), value, json);
    } else if (value instanceof byte[] bytes) {
      AvroJson.write(BYTES, ByteBuffer.wrap(bytes), json);
    } else if (PRIMITIVES.containsKey(value.getClass())) {
      AvroJson.write(PRIMITIVES.get(value.getClass()), value, json);
    } else {
      // Avro's reader gives a bare Map for a schema of type map, and so loses its types.
      throw new AvroTypeException("a map or a union that is not in a record can't be shown");
    }
  }
}
