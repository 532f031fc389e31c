package io.millrace.event;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.internals.Topic;

/**
 * A topic with the types of its keys and values.
 *
 * @param name a name that Kafka accepts
 */
public record EventTopic<K, V>(String name, Class<K> keyType, Class<V> valueType) {
  public EventTopic {
    requireNonNull(keyType, "keyType");
    requireNonNull(valueType, "valueType");
    Topic.validate(name);
  }

  /**
   * A topic by its name.
   *
   * @throws org.apache.kafka.common.errors.InvalidTopicException when Kafka refuses the name
   */
  public static <K, V> EventTopic<K, V> of(String name, Class<K> keyType, Class<V> valueType) {
    return new EventTopic<>(name, keyType, valueType);
  }
}
