package io.millrace.app.record;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Headers as JSON, in their order. */
public final class HeaderJson {
  /** The member that holds the bytes of a header that is no text. */
  public static final String BASE64 = "base64";

  private HeaderJson() {}

  /** Headers of one name that follow each other. */
  private record Run(String name, List<byte[]> values) {}

  /** Writes the member {@code headers}; nothing for none. */
  public static void write(Headers headers, JsonGenerator json) throws IOException {
    List<Run> runs = runs(headers);
    if (runs.isEmpty()) {
      return;
    }
    json.writeFieldName("headers");
    boolean apart = isAnyApart(runs);
    if (apart) {
      json.writeStartArray();
    } else {
      json.writeStartObject();
    }
    for (Run run : runs) {
      if (apart) {
        json.writeStartObject();
      }
      json.writeFieldName(run.name);
      write(run, json);
      if (apart) {
        json.writeEndObject();
      }
    }
    if (apart) {
      json.writeEndArray();
    } else {
      json.writeEndObject();
    }
  }

  private static List<Run> runs(Headers headers) {
    List<Run> runs = new ArrayList<>();
    for (Header header : headers) {
      Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last == null || !last.name.equals(header.key())) {
        last = new Run(header.key(), new ArrayList<>());
        runs.add(last);
      }
      last.values.add(header.value());
    }
    return runs;
  }

  /** Whether a name comes again after another, which the members of one object can't tell. */
  private static boolean isAnyApart(List<Run> runs) {
    Set<String> names = new HashSet<>();
    return !runs.stream().allMatch(run -> names.add(run.name));
  }

  private static void write(Run run, JsonGenerator json) throws IOException {
    if (run.values.size() == 1) {
      write(run.values.get(0), json);
      return;
    }
    json.writeStartArray();
    for (byte[] value : run.values) {
      write(value, json);
    }
    json.writeEndArray();
  }

  private static void write(byte[] value, JsonGenerator json) throws IOException {
    if (value == null) {
      json.writeNull();
      return;
    }
    try {
      json.writeString(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
    } catch (CharacterCodingException e) {
      json.writeStartObject();
      json.writeBinaryField(BASE64, value);
      json.writeEndObject();
    }
  }
}
