package io.millrace.admin.record;

import java.util.List;
import org.apache.avro.Schema;

/** The usual names of subjects. */
final class Subjects {
  private Subjects() {}

  /** The subject of all keys or values of a topic. */
  static String ofTopic(String topic, boolean isKey) {
    return topic + (isKey ? "-key" : "-value");
  }

  /** Where a schema of a topic is registered by one of Confluent's three ways to name subjects. */
  static List<String> of(String topic, boolean isKey, Schema schema) {
    return List.of(ofTopic(topic, isKey), schema.getFullName(), topic + "-" + schema.getFullName());
  }
}
