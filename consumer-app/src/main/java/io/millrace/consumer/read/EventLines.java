package io.millrace.consumer.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.app.connect.Connection;
import io.millrace.registry.RegistryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Records as lines of JSON: topic, partition, offset, timestamp in UTC, key, headers when there are
 * any, and value, as {@link io.millrace.json.AvroJson} writes them with the schema they were
 * written with. No type of event is known here.
 *
 * <p>Headers are read as UTF-8 text; a name that occurs more than once has a list. For one thread.
 */
public final class EventLines {
  private static final JsonFactory JSON = new JsonFactory();

  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
  private final KeyFormat keyFormat;
  private final Deserializer<Object> keys;
  private final Deserializer<Object> values;
  private final CharsetDecoder text = StandardCharsets.UTF_8.newDecoder();

  EventLines(KeyFormat keyFormat, Deserializer<Object> keys, Deserializer<Object> values) {
    this.keyFormat = keyFormat;
    this.keys = keys;
    this.values = values;
  }

  /** Lines of records whose schemas are in the connection's registry. */
  public static EventLines of(Connection connection, KeyFormat keyFormat) {
    return new EventLines(
        keyFormat, EventDecoder.generic(connection, true), EventDecoder.generic(connection, false));
  }

  /**
   * Writes the record's line with its newline, or nothing.
   *
   * @throws UndecodableRecordException when the record isn't what it should be
   * @throws io.millrace.registry.RegistryUnavailableException when its schema can't be asked for
   * @throws IOException of the stream
   */
  public void write(ConsumerRecord<byte[], byte[]> record, OutputStream out) throws IOException {
    line.reset();
    try {
      render(record);
    } catch (RegistryException e) {
      throw e; // says nothing of the record, though Kafka's clients take it for one of its kind
    } catch (SerializationException | AvroRuntimeException | IllegalArgumentException e) {
      // The last comes from values that their logical type can't have, such as an empty decimal.
      throw new UndecodableRecordException(record, e);
    }
    line.write('\n');
    line.writeTo(out);
  }

  private void render(ConsumerRecord<byte[], byte[]> record) {
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("topic", record.topic());
      json.writeNumberField("partition", record.partition());
      json.writeNumberField("offset", record.offset());
      json.writeStringField("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
      json.writeFieldName("key");
      writeKey(record, json);
      writeHeaders(record.headers(), json);
      json.writeFieldName("value");
      TopLevel.write(values.deserialize(record.topic(), record.headers(), record.value()), json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeKey(ConsumerRecord<byte[], byte[]> record, JsonGenerator json)
      throws IOException {
    byte[] key = record.key();
    if (key == null) {
      json.writeNull();
      return;
    }
    switch (keyFormat) {
      case STRING -> json.writeString(EventDecoder.keyText(text, key));
      case AVRO -> TopLevel.write(EventDecoder.avroKey(keys, record), json);
      case BYTES -> json.writeBinary(key);
    }
  }

  private static void writeHeaders(Headers headers, JsonGenerator json) throws IOException {
    Map<String, List<Header>> byName = new LinkedHashMap<>();
    headers.forEach(h -> byName.computeIfAbsent(h.key(), name -> new ArrayList<>()).add(h));
    if (byName.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("headers");
    for (Map.Entry<String, List<Header>> entry : byName.entrySet()) {
      List<Header> same = entry.getValue();
      json.writeFieldName(entry.getKey());
      if (same.size() > 1) {
        json.writeStartArray();
      }
      for (Header header : same) {
        byte[] value = header.value();
        json.writeString(value == null ? null : new String(value, StandardCharsets.UTF_8));
      }
      if (same.size() > 1) {
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }
}
