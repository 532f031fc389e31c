package io.millrace.admin.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.app.record.DataFormat;
import io.millrace.app.record.DatumBytes;
import io.millrace.app.record.NamedSchema;
import io.millrace.app.record.SchemaHeader;
import io.millrace.json.AvroJson;
import io.millrace.json.AvroJsonException;
import io.millrace.registry.RegistryException;
import io.millrace.registry.SchemaRegistry;
import io.millrace.spelling.NearestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;

/** Makes the bytes of keys, or of values, from the members of lines. For one thread. */
final class DataEncoder {
  private static final List<String> SCHEMA_MEMBERS =
      List.of("subject", "version", "id", "fingerprint");

  private final String name;
  private final boolean isKey;
  private final DataFormat format;
  private final SchemaResolver schemas;
  private final SchemaRegistry registry;
  private final DatumBytes datums = new DatumBytes();

  /**
   * @param format of lines that don't say it
   */
  DataEncoder(SchemaRegistry registry, SchemaResolver schemas, DataFormat format, boolean isKey) {
    this.registry = registry;
    this.schemas = schemas;
    this.format = format;
    this.isKey = isKey;
    this.name = isKey ? "key" : "value";
  }

  /**
   * The bytes; null for null.
   *
   * @throws LineException with the place, when the line has something else than the schema
   */
  byte[] encode(LineMembers line, Headers headers) {
    Optional<String> json = line.json(name);
    DataFormat as = format(line);
    boolean isNull = json.isEmpty() || json.get().equals("null");
    if (isNull && (as != DataFormat.AVRO || line.json(name + "Format").isEmpty())) {
      return null;
    }
    return switch (as) {
      case AVRO -> avro(line, json.orElse("null"), headers);
      case BYTES -> HeaderParser.base64(name, text(line, as));
      case STRING, AUTO -> text(line, as).getBytes(StandardCharsets.UTF_8);
    };
  }

  /** The bytes of a line that is a value alone: JSON for Avro, else the line as it is. */
  byte[] encodeBare(String line) {
    boolean avro = format == DataFormat.AVRO || (format == DataFormat.AUTO && schemas.hasDefault());
    if (avro) {
      ChosenSchema chosen = schemas.of(Optional.empty());
      return line.strip().equals("null")
          ? null
          : prefixed(chosen.id(), payload(chosen.schema(), line));
    }
    return format == DataFormat.BYTES
        ? HeaderParser.base64(name, line.strip())
        : line.getBytes(StandardCharsets.UTF_8);
  }

  private DataFormat format(LineMembers line) {
    Optional<String> word = line.text(name + "Format");
    if (word.isPresent()) {
      return DataFormat.of(word.get())
          .orElseThrow(
              () ->
                  new LineException(
                      "%sFormat: \"%s\" is none of %s%s"
                          .formatted(
                              name,
                              word.get(),
                              String.join(", ", DataFormat.words()),
                              NearestName.hint(word.get(), DataFormat.words()))));
    } else if (format != DataFormat.AUTO) {
      return format;
    }
    boolean named = line.json(name + "Schema").isPresent();
    return named || schemas.hasDefault() ? DataFormat.AVRO : DataFormat.STRING;
  }

  private String text(LineMembers line, DataFormat as) {
    JsonNode node = line.tree(name);
    if (node != null && node.isTextual()) {
      return node.textValue();
    }
    throw new LineException(
        "%s: expected text%s, found %s"
            .formatted(
                name,
                as == DataFormat.BYTES ? " in base64" : ", as no schema is known for it",
                line.json(name).orElse("null")));
  }

  private byte[] avro(LineMembers line, String json, Headers headers) {
    byte[] header = SchemaHeader.of(headers, isKey);
    try {
      if (header != null) {
        return bytes(line, SchemaHeader.schema(header, registry).schema(), json);
      }
      ChosenSchema chosen = schemas.of(named(line));
      return prefixed(chosen.id(), bytes(line, chosen.schema(), json));
    } catch (RegistryException e) {
      if (e.isNotFound()) {
        throw new LineException(name + "Schema: " + e.getMessage(), e);
      }
      throw e;
    } catch (IllegalArgumentException e) {
      throw new LineException(name + ": " + e.getMessage(), e);
    }
  }

  /** The original ones where the line has them. */
  private byte[] bytes(LineMembers line, Schema schema, String json) {
    Optional<String> original = line.text(name + "Bytes");
    return original.isPresent()
        ? HeaderParser.base64(name + "Bytes", original.get())
        : payload(schema, json);
  }

  private byte[] payload(Schema schema, String json) {
    try (JsonParser parser = LineMembers.JSON.createParser(json)) {
      byte[] bytes = datums.encode(schema, AvroJson.read(schema, parser));
      if (parser.nextToken() != null) {
        throw new LineException(name + ": there is more after its end");
      }
      return bytes;
    } catch (AvroJsonException e) {
      throw new LineException(name + e.getMessage().substring(1), e);
    } catch (JsonProcessingException e) {
      throw LineMembers.noJson(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] prefixed(int id, byte[] payload) {
    return ByteBuffer.allocate(SchemaHeader.PREFIX + payload.length)
        .put((byte) 0)
        .putInt(id)
        .put(payload)
        .array();
  }

  private Optional<NamedSchema> named(LineMembers line) {
    String member = name + "Schema";
    JsonNode node = line.tree(member);
    if (node == null) {
      return Optional.empty();
    } else if (!node.isObject()) {
      throw new LineException("%s: expected an object, found %s".formatted(member, node));
    }
    for (var names = node.fieldNames(); names.hasNext(); ) {
      String given = names.next();
      if (!SCHEMA_MEMBERS.contains(given)) {
        throw new LineException(
            "%s: unknown member \"%s\"%s"
                .formatted(member, given, NearestName.hint(given, SCHEMA_MEMBERS)));
      }
    }
    return Optional.of(
        new NamedSchema(
            number(node, member, "id"),
            word(node, member, "subject"),
            number(node, member, "version"),
            word(node, member, "fingerprint")));
  }

  private static OptionalInt number(JsonNode node, String member, String name) {
    JsonNode found = node.path(name);
    if (found.isMissingNode() || found.isNull()) {
      return OptionalInt.empty();
    } else if (found.canConvertToInt() && found.isIntegralNumber()) {
      return OptionalInt.of(found.intValue());
    }
    throw new LineException("%s.%s: expected a number, found %s".formatted(member, name, found));
  }

  private static Optional<String> word(JsonNode node, String member, String name) {
    JsonNode found = node.path(name);
    if (found.isMissingNode() || found.isNull()) {
      return Optional.empty();
    } else if (found.isTextual()) {
      return Optional.of(found.textValue());
    }
    throw new LineException("%s.%s: expected text, found %s".formatted(member, name, found));
  }
}
