package io.millrace.serde;

import java.util.OptionalInt;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Bytes that are no event: reading them again gives the same result.
 *
 * <p>A registry that doesn't answer is never this, but {@link
 * io.millrace.registry.RegistryUnavailableException}. Where the record lies is known to Kafka's
 * consumer alone, in whose {@link org.apache.kafka.common.errors.RecordDeserializationException}
 * this is the cause.
 */
public final class EventDecodingException extends SerializationException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the bytes. */
  public enum Reason {
    /** Fewer bytes than the prefix has, or a first byte that isn't zero. */
    NOT_IN_WIRE_FORMAT,
    /** The registry doesn't know the id. */
    UNKNOWN_SCHEMA,
    /** The bytes don't follow their schema, or end too early. */
    MALFORMED,
    /** Bytes are left after the end of the value. */
    TRAILING_BYTES,
    /**
     * The written schema can't be read as the class on the class path, or that class isn't a
     * generated event, or no object of it can be made.
     */
    UNREADABLE_AS_CLASS,
    /**
     * The value holds a union branch or an enum symbol that the reader's schema lacks. The bytes
     * are fine, the reader is too old.
     */
    UNKNOWN_KIND
  }

  private final Reason reason;
  private final String topic;
  private final Integer schemaId;

  /**
   * @param schemaId empty when the bytes name none, or by its GUID
   */
  EventDecodingException(
      Reason reason, String topic, OptionalInt schemaId, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.topic = topic;
    this.schemaId = schemaId.isPresent() ? schemaId.getAsInt() : null;
  }

  /** What is wrong with the bytes. */
  public Reason reason() {
    return reason;
  }

  /** The topic that the bytes were read from. */
  public String topic() {
    return topic;
  }

  /** The id of the schema that the bytes name; empty when they name none, or by its GUID. */
  public OptionalInt schemaId() {
    return schemaId == null ? OptionalInt.empty() : OptionalInt.of(schemaId);
  }
}
