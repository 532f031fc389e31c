package io.millrace.serde;

import io.millrace.binary.UnknownBranchException;
import io.millrace.serde.EventDecodingException.Reason;
import java.io.IOException;
import java.util.OptionalInt;
import org.apache.avro.AvroTypeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Finds the schema that bytes name, reads them, and says what is wrong with them. Thread-safe. */
final class ValueReading {
  private final SchemaReaders readers;
  private final String idHeader;

  ValueReading(SchemaReaders readers, boolean isKey) {
    this.readers = readers;
    this.idHeader = WireFormat.header(isKey);
  }

  /**
   * The value in {@code length} bytes from {@code from} on. A header goes before the prefix.
   *
   * @param headers of the record; null when they aren't known
   */
  Object read(String topic, Headers headers, byte[] bytes, int from, int length) {
    Header header = headers == null ? null : headers.lastHeader(idHeader);
    if (header != null && header.value() != null) {
      return read(topic, byHeader(topic, header.value()), bytes, from, length);
    }
    if (!WireFormat.hasPrefix(bytes, from, length)) {
      throw notInWireFormat(topic, WireFormat.withoutPrefix(bytes, from, length));
    }
    return read(
        topic,
        readers.of(topic, WireFormat.id(bytes, from)),
        bytes,
        from + WireFormat.PREFIX,
        length - WireFormat.PREFIX);
  }

  private ValueReader byHeader(String topic, byte[] header) {
    if (WireFormat.isIdHeader(header)) {
      return readers.of(topic, WireFormat.id(header, 0));
    } else if (WireFormat.isGuidHeader(header)) {
      return readers.of(topic, WireFormat.guid(header));
    }
    throw notInWireFormat(topic, "its header %s holds no id".formatted(idHeader));
  }

  private Object read(String topic, ValueReader reader, byte[] bytes, int from, int length) {
    try {
      return reader.read(bytes, from, length);
    } catch (TrailingBytesException e) {
      throw failed(Reason.TRAILING_BYTES, topic, reader, "has bytes after the end of its value", e);
    } catch (UnknownBranchException e) {
      throw failed(
          Reason.UNKNOWN_KIND,
          topic,
          reader,
          "was written with a newer schema than the reader has: " + e.getMessage(),
          e);
    } catch (AvroTypeException e) {
      throw failed(
          Reason.UNREADABLE_AS_CLASS,
          topic,
          reader,
          "can't be read with the reader's schema: " + e.getMessage(),
          e);
    } catch (IOException | RuntimeException e) {
      // Anything, of a conversion of a user's own or of an object by reflection.
      throw failed(
          Reason.MALFORMED, topic, reader, "doesn't follow its schema: " + e.getMessage(), e);
    }
  }

  private static EventDecodingException failed(
      Reason reason, String topic, ValueReader reader, String what, Exception cause) {
    return new EventDecodingException(
        reason,
        topic,
        reader.id(),
        "a record of %s (%s) %s".formatted(topic, reader.shown(), what),
        cause);
  }

  private static EventDecodingException notInWireFormat(String topic, String why) {
    return new EventDecodingException(
        Reason.NOT_IN_WIRE_FORMAT,
        topic,
        OptionalInt.empty(),
        "a record of %s is not in the wire format: %s".formatted(topic, why),
        null);
  }
}
