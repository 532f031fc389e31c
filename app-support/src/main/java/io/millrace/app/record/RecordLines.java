package io.millrace.app.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.app.connect.Connection;
import io.millrace.registry.SchemaRegistry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.record.TimestampType;

/**
 * Records as lines of JSON that {@code records produce} reads back without loss:
 *
 * <ul>
 *   <li>{@code topic}, {@code partition}, {@code offset}; {@code timestamp}, ISO 8601 in UTC, null
 *       for none; {@code timestampType}, {@code log-append-time} where the broker has set it
 *   <li>{@code key} and {@code value}: null for null, text, base64 for bytes, and Avro as {@link
 *       io.millrace.json.AvroJson} writes it. {@code keyFormat} and {@code valueFormat} say which:
 *       {@code avro}, {@code string}, {@code bytes}; they are left out for null
 *   <li>{@code headers}, when there are any: an object, or where a name comes again after another
 *       an array of objects with one member each. A value is text, null, an object {@code
 *       {"base64": ...}} for bytes that are no text, or for a name that comes several times a list
 *       of those
 *   <li>{@code keySchema} and {@code valueSchema}, for Avro: {@code subject}, {@code version},
 *       {@code id}, {@code fingerprint}
 *   <li>{@code keyBytes} and {@code valueBytes}, base64, when the Avro was written in a way that
 *       Avro's own writer wouldn't (blocks in other sizes, a longer decimal)
 *   <li>{@code undecodable}, when a key or value isn't what it should be: the reason. It is bytes
 *       then
 * </ul>
 *
 * <p>For one thread.
 */
public final class RecordLines {
  private static final JsonFactory JSON = new JsonFactory();

  private final SchemaNames keySchemas;
  private final SchemaNames valueSchemas;
  private final DataJson data = new DataJson();

  /** Lines that name schemas as this registry does. */
  public RecordLines(SchemaRegistry registry) {
    this.keySchemas = new SchemaNames(registry, true);
    this.valueSchemas = new SchemaNames(registry, false);
  }

  /** Lines that name schemas as the connection's registry does. */
  public static RecordLines open(Connection connection) {
    return new RecordLines(RecordDecoder.registry(connection));
  }

  /** A record as JSON. */
  public RecordLine line(DecodedRecord record) {
    DataJson.Rendered key = data.render(record.key(), record.raw().key());
    DataJson.Rendered value = data.render(record.value(), record.raw().value());
    Optional<String> problem = problem(key, value);
    StringWriter line = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("topic", record.topic());
      json.writeNumberField("partition", record.partition());
      json.writeNumberField("offset", record.offset());
      writeTimestamp(record, json);
      json.writeFieldName("key");
      json.writeRawValue(key.json());
      HeaderJson.write(record.headers(), json);
      json.writeFieldName("value");
      json.writeRawValue(value.json());
      writeKind("key", record.topic(), record.key(), key, keySchemas, json);
      writeKind("value", record.topic(), record.value(), value, valueSchemas, json);
      if (problem.isPresent()) {
        json.writeStringField("undecodable", problem.get());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RecordLine(line.toString(), key.json(), value.json(), problem);
  }

  private static Optional<String> problem(DataJson.Rendered key, DataJson.Rendered value) {
    String all =
        Stream.concat(
                key.problem().stream().map(problem -> "key: " + problem),
                value.problem().stream().map(problem -> "value: " + problem))
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private static void writeTimestamp(DecodedRecord record, JsonGenerator json) throws IOException {
    if (record.timestamp() < 0) {
      json.writeNullField("timestamp");
      return;
    }
    json.writeStringField("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
    if (record.timestampType() == TimestampType.LOG_APPEND_TIME) {
      json.writeStringField("timestampType", "log-append-time");
    }
  }

  private static void writeKind(
      String name,
      String topic,
      DecodedData data,
      DataJson.Rendered rendered,
      SchemaNames schemas,
      JsonGenerator json)
      throws IOException {
    if (rendered.format().isEmpty()) {
      return;
    }
    json.writeStringField(name + "Format", rendered.format().get().toString());
    if (rendered.format().get() == DataFormat.AVRO && data instanceof DecodedData.Avro avro) {
      json.writeFieldName(name + "Schema");
      write(schemas.of(topic, avro.writer()), json);
      if (rendered.original().isPresent()) {
        json.writeStringField(name + "Bytes", rendered.original().get());
      }
    }
  }

  private static void write(NamedSchema schema, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (schema.subject().isPresent()) {
      json.writeStringField("subject", schema.subject().get());
    }
    if (schema.version().isPresent()) {
      json.writeNumberField("version", schema.version().getAsInt());
    }
    if (schema.id().isPresent()) {
      json.writeNumberField("id", schema.id().getAsInt());
    }
    if (schema.fingerprint().isPresent()) {
      json.writeStringField("fingerprint", schema.fingerprint().get());
    }
    json.writeEndObject();
  }
}
