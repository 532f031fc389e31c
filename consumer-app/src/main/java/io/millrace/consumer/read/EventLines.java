package io.millrace.consumer.read;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.json.AvroJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

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
  private final EventDecoder decoder;

  /** Lines of what a decoder decodes. */
  public EventLines(EventDecoder decoder) {
    this.decoder = requireNonNull(decoder, "decoder");
  }

  /**
   * Writes the record's line with its newline, or nothing.
   *
   * @throws UndecodableRecordException when the record isn't what it should be
   * @throws io.millrace.registry.RegistryException as {@link EventDecoder#decode}
   * @throws io.millrace.registry.RegistryUnavailableException when its schema can't be asked for
   * @throws IOException of the stream
   */
  public void write(ConsumerRecord<byte[], byte[]> record, OutputStream out) throws IOException {
    line.reset();
    DecodedEvent event = decoder.decode(record);
    try {
      render(event);
    } catch (AvroRuntimeException | IllegalArgumentException e) {
      // The last comes from values that their logical type can't have, such as an empty decimal.
      throw new UndecodableRecordException(record, e);
    }
    line.write('\n');
    line.writeTo(out);
  }

  private void render(DecodedEvent event) {
    ConsumerRecord<byte[], byte[]> record = event.record();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("topic", record.topic());
      json.writeNumberField("partition", record.partition());
      json.writeNumberField("offset", record.offset());
      json.writeStringField("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
      json.writeFieldName("key");
      if (decoder.keyFormat() == KeyFormat.BYTES && record.key() != null) {
        json.writeBinary(record.key());
      } else {
        write(event.keySchema(), event.key(), json);
      }
      writeHeaders(record.headers(), json);
      json.writeFieldName("value");
      write(event.valueSchema(), event.value(), json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Schema schema, Object datum, JsonGenerator json) throws IOException {
    if (datum == null) {
      json.writeNull();
    } else {
      AvroJson.write(schema, datum, json);
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
