package io.millrace.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Bytes that are no event: reading them again gives the same result.
 *
 * <p>A registry that doesn't answer is never this, but {@link
 * io.millrace.registry.RegistryUnavailableException}.
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
     * generated event.
     */
    UNREADABLE_AS_CLASS
  }

  private final Reason reason;

  EventDecodingException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What is wrong with the bytes. */
  public Reason reason() {
    return reason;
  }
}
