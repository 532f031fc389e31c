package io.millrace.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;

/** {@link AvroJson} on whole texts. */
final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  static String write(Schema schema, Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      AvroJson.write(schema, value, out);
    }
    return text.toString();
  }

  /** By a generator of bytes, which writes some values in a shorter way. */
  static String writeBytes(Schema schema, Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      AvroJson.write(schema, value, out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  static Object read(Schema schema, String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      return AvroJson.read(schema, parser);
    }
  }
}
