package io.millrace.app.record;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * How a line names a schema, so that it is found again in this registry or another.
 *
 * @param id in the registry of the line; a hint alone
 * @param subject that has it as a version
 * @param version of the subject, in the registry of the line
 * @param fingerprint of the schema's whole text, in hexadecimal
 */
public record NamedSchema(
    OptionalInt id, Optional<String> subject, OptionalInt version, Optional<String> fingerprint) {

  /** CRC-64-AVRO of the text, as logical types count, which the parsing form leaves out. */
  public static String fingerprint(Schema schema) {
    long sum =
        SchemaNormalization.fingerprint64(schema.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits(sum);
  }
}
