package io.millrace.consumer.read;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.json.AvroJsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalTypes;
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
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().rootValueSeparator((String) null).build();

  private static final AvroJsonWriter TIMESTAMPS =
      AvroJsonWriter.of(
          LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)));

  /** Schemas whose writers are kept. */
  private static final int MOST_WRITERS = 1_000;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
  private final EventDecoder decoder;

  /** By the schema object, as the same ones come again and again. */
  private final IdentityHashMap<Schema, AvroJsonWriter> writers = new IdentityHashMap<>();

  /** Made once, as that costs more than a short line; another after one that broke off. */
  private JsonGenerator json;

  /** Lines of what a decoder decodes. */
  public EventLines(EventDecoder decoder) {
    this.decoder = requireNonNull(decoder, "decoder");
  }

  /**
   * The record's line with its newline, as UTF-8.
   *
   * @throws UndecodableRecordException when the record isn't what it should be
   * @throws io.millrace.registry.RegistryException as {@link EventDecoder#decode}
   * @throws io.millrace.registry.RegistryUnavailableException when its schema can't be asked for
   */
  public byte[] line(ConsumerRecord<byte[], byte[]> record) {
    line.reset();
    DecodedEvent event = decoder.decode(record);
    try {
      render(event);
    } catch (AvroRuntimeException | IllegalArgumentException e) {
      // The last comes from values that their logical type can't have, such as an empty decimal.
      throw new UndecodableRecordException(record, e);
    }
    line.write('\n');
    return line.toByteArray();
  }

  private void render(DecodedEvent event) {
    JsonGenerator out = json;
    json = null;
    try {
      if (out == null) {
        out = JSON.createGenerator(line);
      }
      render(event, out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    json = out;
  }

  private void render(DecodedEvent event, JsonGenerator out) throws IOException {
    ConsumerRecord<byte[], byte[]> record = event.record();
    out.writeStartObject();
    out.writeStringField("topic", record.topic());
    out.writeNumberField("partition", record.partition());
    out.writeNumberField("offset", record.offset());
    out.writeFieldName("timestamp");
    TIMESTAMPS.write(record.timestamp(), out);
    out.writeFieldName("key");
    if (decoder.keyFormat() == KeyFormat.BYTES && record.key() != null) {
      out.writeBinary(record.key());
    } else {
      write(event.keySchema(), event.key(), out);
    }
    writeHeaders(record.headers(), out);
    out.writeFieldName("value");
    write(event.valueSchema(), event.value(), out);
    out.writeEndObject();
  }

  private void write(Schema schema, Object datum, JsonGenerator out) throws IOException {
    if (datum == null) {
      out.writeNull();
      return;
    } else if (writers.size() == MOST_WRITERS) {
      writers.clear();
    }
    writers.computeIfAbsent(schema, AvroJsonWriter::of).write(datum, out);
  }

  private static void writeHeaders(Headers headers, JsonGenerator out) throws IOException {
    if (headers.toArray().length == 0) {
      return; // as most have none
    }
    Map<String, List<Header>> byName = new LinkedHashMap<>();
    headers.forEach(h -> byName.computeIfAbsent(h.key(), name -> new ArrayList<>()).add(h));
    out.writeObjectFieldStart("headers");
    for (Map.Entry<String, List<Header>> entry : byName.entrySet()) {
      List<Header> same = entry.getValue();
      out.writeFieldName(entry.getKey());
      if (same.size() > 1) {
        out.writeStartArray();
      }
      for (Header header : same) {
        byte[] value = header.value();
        out.writeString(value == null ? null : new String(value, StandardCharsets.UTF_8));
      }
      if (same.size() > 1) {
        out.writeEndArray();
      }
    }
    out.writeEndObject();
  }
}
