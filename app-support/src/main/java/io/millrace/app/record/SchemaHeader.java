package io.millrace.app.record;

import io.millrace.registry.SchemaRegistry;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Where data names its schema: in a zero byte and four bytes of id before it, or from Confluent's
 * 8.x in a header, which holds the same, or a one and the sixteen bytes of a GUID.
 */
public final class SchemaHeader {
  /** The length of a zero byte and an id. */
  public static final int PREFIX = 5;

  private static final byte ID = 0;
  private static final byte GUID = 1;
  private static final int GUID_LENGTH = 17;

  private SchemaHeader() {}

  /** The name of the header. */
  public static String name(boolean isKey) {
    return isKey ? "__key_schema_id" : "__value_schema_id";
  }

  /** The bytes of the header that names the schema; null when there is none. */
  public static byte[] of(Headers headers, boolean isKey) {
    Header header = headers.lastHeader(name(isKey));
    return header == null ? null : header.value();
  }

  /** The id of a header or of a prefix; empty when the bytes have none, as 0 is none. */
  public static OptionalInt id(byte[] bytes) {
    if (bytes.length < PREFIX || bytes[0] != ID) {
      return OptionalInt.empty();
    }
    int id = ByteBuffer.wrap(bytes).getInt(1);
    return id > 0 ? OptionalInt.of(id) : OptionalInt.empty();
  }

  /** Whether a header holds a GUID. */
  public static boolean isGuid(byte[] header) {
    return header.length == GUID_LENGTH && header[0] == GUID;
  }

  /** The GUID of a header that holds one. */
  public static UUID guid(byte[] header) {
    ByteBuffer bytes = ByteBuffer.wrap(header);
    return new UUID(bytes.getLong(1), bytes.getLong(9));
  }

  /**
   * The schema that a header names.
   *
   * @throws IllegalArgumentException when it names none
   */
  public static WriterSchema schema(byte[] header, SchemaRegistry registry) {
    if (isGuid(header)) {
      return new WriterSchema(OptionalInt.empty(), registry.schemaOf(guid(header)), true);
    }
    OptionalInt id = header.length == PREFIX ? id(header) : OptionalInt.empty();
    if (id.isEmpty()) {
      throw new IllegalArgumentException("the header for its schema holds no id");
    }
    Schema schema = registry.schemaOf(id.getAsInt());
    return new WriterSchema(id, schema, true);
  }
}
