package io.millrace.producer.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.app.cli.AppException;

/**
 * How far a file is read, kept in a {@link io.millrace.producer.input.Position} as {@code
 * {"offset":4711,"crc":3735928559,"lines":17}}.
 *
 * @param offset bytes of the content before it: unpacked, as UTF-8; of Avro, of the encoded records
 * @param crc the CRC32C of these bytes; of Avro, of the schema in front of them
 * @param lines that end before it; of Avro, records
 */
record FilePosition(long offset, long crc, long lines) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The state of a {@link Position}. */
  @Override
  public String toString() {
    return "{\"offset\":" + offset + ",\"crc\":" + crc + ",\"lines\":" + lines + "}";
  }

  static FilePosition parse(String part, String state) {
    try {
      JsonNode node = MAPPER.readTree(state);
      if (node.path("offset").canConvertToLong()
          && node.path("crc").canConvertToLong()
          && node.path("lines").canConvertToLong()) {
        return new FilePosition(
            node.get("offset").longValue(),
            node.get("crc").longValue(),
            node.get("lines").longValue());
      }
    } catch (JsonProcessingException e) {
      throw none(part, state);
    }
    throw none(part, state);
  }

  private static AppException none(String part, String state) {
    return AppException.refused(
        "%s: %s is no position in a file: import it with another --name".formatted(part, state));
  }
}
