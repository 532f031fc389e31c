package io.millrace.consumer.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.json.AvroJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Avro values as the text of a cell: single values as {@link AvroJson} writes them, without JSON's
 * quotes; records, arrays, maps and unions of several branches as JSON.
 */
public final class CellText {
  private static final JsonFactory JSON = new JsonFactory();

  private CellText() {}

  /**
   * The text of a value that isn't null.
   *
   * @param schema of the value itself, not a union with null
   * @throws org.apache.avro.AvroRuntimeException when the value doesn't fit it
   */
  public static String of(Schema schema, Object value) {
    if (schema.getLogicalType() == null) {
      switch (schema.getType()) {
        case STRING, ENUM, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> {
          return value.toString();
        }
        case RECORD, ARRAY, MAP, UNION -> {
          return json(schema, value);
        }
        default -> {
          // Shown in a form of their own.
        }
      }
    } else if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
        && value instanceof Long millis) {
      return Instant.ofEpochMilli(millis).toString(); // the commonest, and slow by way of JSON
    }
    return unquoted(json(schema, value));
  }

  /** The value as JSON. */
  public static String json(Schema schema, Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      AvroJson.write(schema, value, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String unquoted(String json) {
    if (json.charAt(0) != '"') {
      return json;
    }
    try (JsonParser parser = JSON.createParser(json)) {
      JsonToken token = parser.nextToken();
      return token == JsonToken.VALUE_STRING ? parser.getText() : json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
