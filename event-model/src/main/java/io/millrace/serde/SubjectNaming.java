package io.millrace.serde;

import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** How a schema's subject is named, with Confluent's meaning and names. */
enum SubjectNaming implements SubjectNameStrategy {
  /** The topic with {@code -key} or {@code -value}: one line of schemas a topic. */
  TOPIC_NAME("TopicName") {
    @Override
    public String subject(String topic, boolean isKey, Schema schema) {
      return topicName(topic, isKey);
    }
  },
  /** The full name of the record: one line of schemas a type, over all topics. */
  RECORD_NAME("RecordName") {
    @Override
    public String subject(String topic, boolean isKey, Schema schema) {
      return recordName(topic, schema);
    }
  },
  /** The topic, a hyphen and the full name of the record: several types in a topic. */
  TOPIC_RECORD_NAME("TopicRecordName") {
    @Override
    public String subject(String topic, boolean isKey, Schema schema) {
      return topic + "-" + recordName(topic, schema);
    }
  };

  private final String shortName;

  SubjectNaming(String shortName) {
    this.shortName = shortName;
  }

  String shortName() {
    return shortName;
  }

  /** The subject of a topic's keys or values, as {@link #TOPIC_NAME} names it. */
  static String topicName(String topic, boolean isKey) {
    return topic + (isKey ? "-key" : "-value");
  }

  private static String recordName(String topic, Schema schema) {
    if (schema.getType() != Schema.Type.RECORD) {
      throw new SerializationException(
          "the subject is named after the record, and a %s was given for %s: use TopicName for it"
              .formatted(schema.getType().getName(), topic));
    }
    return schema.getFullName();
  }
}
