package io.millrace.app.record;

import java.util.List;
import org.apache.avro.Schema;

/** The usual names of subjects. */
public final class Subjects {
  private Subjects() {}

  /** The subject of all keys or values of a topic. */
  public static String ofTopic(String topic, boolean isKey) {
    return topic + (isKey ? "-key" : "-value");
  }

  /** Where a schema of a topic is registered by one of Confluent's three ways to name subjects. */
  public static List<String> of(String topic, boolean isKey, Schema schema) {
    return List.of(ofTopic(topic, isKey), schema.getFullName(), topic + "-" + schema.getFullName());
  }
}
