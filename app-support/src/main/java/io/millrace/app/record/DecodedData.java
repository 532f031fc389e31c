package io.millrace.app.record;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.RegistryException;
import java.util.Optional;
import org.apache.avro.Schema;

/** The key or the value of a record, as far as it could be decoded. */
public sealed interface DecodedData {

  /** Null: no key, or a tombstone. Not the same as empty. */
  record Nothing() implements DecodedData {}

  /**
   * Avro, by the schema that it was written with.
   *
   * @param datum as Avro stores it, logical types not converted; null for Avro's null
   */
  record Avro(WriterSchema writer, Object datum) implements DecodedData {
    public Avro {
      requireNonNull(writer, "writer");
    }

    /** The schema that it was written with. */
    public Schema schema() {
      return writer.schema();
    }
  }

  /** Text in UTF-8. */
  record Text(String text) implements DecodedData {
    public Text {
      requireNonNull(text, "text");
    }
  }

  /**
   * Bytes that are neither and need not be.
   *
   * @param base64 the bytes
   */
  record Bytes(String base64) implements DecodedData {
    public Bytes {
      requireNonNull(base64, "base64");
    }
  }

  /**
   * Bytes that should be Avro and are not.
   *
   * @param base64 the bytes
   * @param refusal of the registry, which has no schema of Avro's for them: the fault may be its
   */
  record Undecodable(String base64, String reason, Optional<RegistryException> refusal)
      implements DecodedData {
    public Undecodable {
      requireNonNull(base64, "base64");
      requireNonNull(reason, "reason");
      requireNonNull(refusal, "refusal");
    }
  }
}
