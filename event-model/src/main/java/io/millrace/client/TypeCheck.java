package io.millrace.client;

import org.apache.kafka.common.errors.SerializationException;

/** Holds keys and values against the types of their topic, which casts can get around. */
final class TypeCheck {
  private TypeCheck() {}

  /**
   * Does nothing for null and for what is of the type.
   *
   * @param part "key" or "value", for the message
   */
  static void require(String part, String topic, Class<?> type, Object found) {
    if (found != null && !type.isInstance(found)) {
      throw new SerializationException(
          "a %s of %s is a %s, but the EventTopic says %s"
              .formatted(part, topic, found.getClass().getName(), type.getTypeName()));
    }
  }
}
