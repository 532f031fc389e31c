package io.millrace.client;

import org.apache.kafka.common.KafkaException;

/**
 * A record can't be decoded, and the policy is to stop there: the consumer's position stays at it.
 */
public final class UndecodableEventException extends KafkaException {
  private static final long serialVersionUID = 1L;
  private final transient UndecodedRecord undecoded;

  UndecodableEventException(UndecodedRecord undecoded) {
    super(
        "can't decode %s; the position stays there: %s, or choose another UndecodablePolicy"
            .formatted(
                undecoded,
                undecoded.isUnknownKind()
                    ? "update this reader's event classes"
                    : "seek past it if it can be spared"),
        undecoded.cause());
    this.undecoded = undecoded;
  }

  /** The record; null after Java's own serialization. */
  public UndecodedRecord undecoded() {
    return undecoded;
  }
}
