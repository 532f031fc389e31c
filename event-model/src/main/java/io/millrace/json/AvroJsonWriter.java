package io.millrace.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.apache.avro.Schema;

/**
 * Writes values of one schema as JSON, as {@link AvroJson#write} does, over and over: what the
 * schema asks for is looked up once. Thread-safe.
 */
public final class AvroJsonWriter {
  private final JsonWriteNode root;

  private AvroJsonWriter(JsonWriteNode root) {
    this.root = root;
  }

  /** Of a schema, which must not be changed afterwards. */
  public static AvroJsonWriter of(Schema schema) {
    return new AvroJsonWriter(JsonWriteCompiler.compile(requireNonNull(schema, "schema")));
  }

  /**
   * Writes one value: of a generated or generic record, with logical types converted (such as
   * {@link java.time.Instant}) or as Avro stores them.
   *
   * @throws org.apache.avro.AvroRuntimeException when the value doesn't fit the schema; what came
   *     before it is written
   */
  public void write(Object value, JsonGenerator out) throws IOException {
    root.write(value, requireNonNull(out, "out"));
  }
}
