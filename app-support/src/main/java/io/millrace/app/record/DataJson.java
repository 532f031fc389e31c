package io.millrace.app.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.millrace.json.AvroJson;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Keys and values as JSON, with a check that the JSON gives the same bytes. For one thread. */
final class DataJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final DatumBytes encoder = new DatumBytes();

  /**
   * Data as JSON.
   *
   * @param format empty for null
   * @param original the bytes of the Avro as base64, where the JSON would give others
   * @param problem why it is undecodable
   */
  record Rendered(
      String json,
      Optional<DataFormat> format,
      Optional<String> original,
      Optional<String> problem) {
    private static Rendered of(String json, DataFormat format) {
      return new Rendered(json, Optional.of(format), Optional.empty(), Optional.empty());
    }

    private static Rendered bad(String base64, String problem) {
      return new Rendered(
          quoted(base64), Optional.of(DataFormat.BYTES), Optional.empty(), Optional.of(problem));
    }
  }

  /**
   * The JSON of data.
   *
   * @param raw the bytes that it was decoded from
   */
  Rendered render(DecodedData data, byte[] raw) {
    if (data instanceof DecodedData.Avro avro) {
      return avro(avro, raw);
    } else if (data instanceof DecodedData.Text text) {
      return Rendered.of(quoted(text.text()), DataFormat.STRING);
    } else if (data instanceof DecodedData.Bytes bytes) {
      return Rendered.of(quoted(bytes.base64()), DataFormat.BYTES);
    } else if (data instanceof DecodedData.Undecodable bad) {
      return Rendered.bad(bad.base64(), bad.reason());
    }
    return new Rendered("null", Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Rendered avro(DecodedData.Avro avro, byte[] raw) {
    int from = avro.writer().inHeader() ? 0 : SchemaHeader.PREFIX;
    byte[] payload = Arrays.copyOfRange(raw, from, raw.length);
    String json;
    try {
      json = json(avro.schema(), avro.datum());
    } catch (AvroRuntimeException | IllegalArgumentException e) {
      // A value that its logical type can't have, such as an empty decimal.
      return Rendered.bad(
          Base64.getEncoder().encodeToString(raw),
          "it doesn't follow its schema: " + e.getMessage());
    }
    Optional<String> original =
        givesBack(avro.schema(), json, payload)
            ? Optional.empty()
            : Optional.of(Base64.getEncoder().encodeToString(payload));
    return new Rendered(json, Optional.of(DataFormat.AVRO), original, Optional.empty());
  }

  private static String json(Schema schema, Object datum) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      AvroJson.write(schema, datum, json);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return text.toString();
  }

  private boolean givesBack(Schema schema, String json, byte[] payload) {
    try (JsonParser parser = JSON.createParser(json)) {
      return Arrays.equals(payload, encoder.encode(schema, AvroJson.read(schema, parser)));
    } catch (IOException | AvroRuntimeException e) {
      return false;
    }
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
