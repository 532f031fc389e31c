package io.millrace.app.record;

import io.millrace.binary.ByteInput;
import io.millrace.binary.DatumDecoder;
import io.millrace.binary.Limits;
import io.millrace.registry.RegistryException;
import io.millrace.registry.RegistryUnavailableException;
import io.millrace.registry.SchemaRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.header.Headers;

/** Decodes keys, or values. For one thread. */
final class DataDecoder {
  /** A schema that was met, compiled. */
  private record Known(WriterSchema writer, DatumDecoder decoder) {}

  private final SchemaRegistry registry;
  private final Limits limits;
  private final DataFormat format;
  private final boolean isKey;
  private final Map<Integer, Known> known = new HashMap<>();
  private final Map<String, Boolean> expected = new HashMap<>();
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

  DataDecoder(SchemaRegistry registry, Limits limits, DataFormat format, boolean isKey) {
    this.registry = registry;
    this.limits = limits;
    this.format = format;
    this.isKey = isKey;
  }

  /**
   * What bytes say.
   *
   * @throws RegistryUnavailableException when their schema can't be asked for
   */
  DecodedData decode(String topic, Headers headers, byte[] bytes) {
    if (bytes == null) {
      return new DecodedData.Nothing();
    }
    return switch (format) {
      case BYTES -> new DecodedData.Bytes(base64(bytes));
      case STRING ->
          text(bytes)
              .<DecodedData>map(DecodedData.Text::new)
              .orElseGet(() -> bad(bytes, "it is not UTF-8 text"));
      case AVRO, AUTO -> avro(topic, headers, bytes);
    };
  }

  private DecodedData avro(String topic, Headers headers, byte[] bytes) {
    byte[] header = SchemaHeader.of(headers, isKey);
    OptionalInt id = SchemaHeader.id(bytes);
    try {
      if (header != null) {
        return read(compiled(SchemaHeader.schema(header, registry)), bytes, 0);
      } else if (id.isPresent()) {
        return read(byId(id.getAsInt()), bytes, SchemaHeader.PREFIX);
      }
    } catch (RegistryException e) {
      if (!isOfTheSchema(e)) {
        throw e;
      }
      String reason =
          e.isNotFound() && id.isPresent()
              ? "the registry doesn't know its schema id " + id.getAsInt()
              : e.getMessage();
      // Keys of eight bytes and the like begin so too.
      return isKey && !isExpected(topic)
          ? new DecodedData.Bytes(base64(bytes))
          : new DecodedData.Undecodable(base64(bytes), reason, Optional.of(e));
    } catch (AvroRuntimeException | IllegalArgumentException e) {
      return isKey && !isExpected(topic)
          ? new DecodedData.Bytes(base64(bytes))
          : bad(bytes, String.valueOf(e.getMessage()));
    }
    if (isExpected(topic)) {
      return bad(bytes, "it is not in the wire format: " + start(bytes));
    }
    return text(bytes)
        .filter(text -> text.indexOf('\0') < 0) // rather a number than a text
        .<DecodedData>map(DecodedData.Text::new)
        .orElseGet(() -> new DecodedData.Bytes(base64(bytes)));
  }

  private static boolean isOfTheSchema(RegistryException e) {
    // 200: an answer, of a schema that isn't Avro's.
    return e.isNotFound() || e.status() == 200;
  }

  private Known byId(int id) {
    Known found = known.get(id);
    if (found == null) {
      found = compiled(new WriterSchema(OptionalInt.of(id), registry.schemaOf(id), false));
      known.put(id, found);
    }
    return found;
  }

  private Known compiled(WriterSchema writer) {
    Schema schema = writer.schema();
    return new Known(writer, DatumDecoder.of(schema, schema, new GenericData(), limits));
  }

  private DecodedData read(Known schema, byte[] bytes, int from) {
    Object datum;
    if (schema.writer.schema().getType() == Schema.Type.BYTES) {
      // At the top level they have no length before them.
      datum = ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, bytes.length));
    } else {
      ByteInput in = new ByteInput(bytes, from, bytes.length - from);
      datum = schema.decoder.read(in);
      if (in.remaining() > 0) {
        throw new IllegalArgumentException(
            "%d bytes are left after its end".formatted(in.remaining()));
      }
    }
    return new DecodedData.Avro(schema.writer, datum);
  }

  /** Whether what isn't Avro is wrong: the topic has a schema for it. */
  private boolean isExpected(String topic) {
    return format == DataFormat.AVRO || expected.computeIfAbsent(topic, this::hasSubject);
  }

  private boolean hasSubject(String topic) {
    try {
      return registry.latest(Subjects.ofTopic(topic, isKey)).isPresent();
    } catch (RegistryUnavailableException e) {
      // Nobody can tell; what is no Avro needs no registry.
      return false;
    } catch (RegistryException e) {
      if (e.status() == 200) {
        return true; // of another kind
      }
      throw e;
    }
  }

  /** Text that gives the same bytes back: different ones must not look the same. */
  private Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(utf8.decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String start(byte[] bytes) {
    return bytes.length < SchemaHeader.PREFIX
        ? "it has %d bytes".formatted(bytes.length)
        : bytes[0] == 0 ? "its schema id is 0 or less" : "its first byte is not 0";
  }

  private static DecodedData bad(byte[] bytes, String reason) {
    return new DecodedData.Undecodable(base64(bytes), reason, Optional.empty());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
