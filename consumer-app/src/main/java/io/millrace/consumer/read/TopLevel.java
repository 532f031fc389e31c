package io.millrace.consumer.read;

import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.json.AvroJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroTypeException;
import org.apache.avro.generic.GenericContainer;

/** The whole key or value of a record: most know their schema, primitives have the plain one. */
final class TopLevel {
  private TopLevel() {}

  static void write(Object value, JsonGenerator json) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof GenericContainer container) {
      AvroJson.write(container.getSchema(), value, json);
    } else if (value instanceof byte[] bytes) {
      AvroJson.write(DecodedEvent.BYTES, ByteBuffer.wrap(bytes), json);
    } else if (DecodedEvent.PRIMITIVES.containsKey(value.getClass())) {
      AvroJson.write(DecodedEvent.PRIMITIVES.get(value.getClass()), value, json);
    } else {
      // Avro's reader gives a bare Map for a schema of type map, and so loses its types.
      throw new AvroTypeException("a map or a union that is not in a record can't be shown");
    }
  }
}
