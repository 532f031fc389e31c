package io.millrace.serde;

import java.util.Arrays;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;

/** How a schema's subject is named, with Confluent's meaning and names. */
enum SubjectNaming {
  /** The topic with {@code -key} or {@code -value}: one line of schemas a topic. */
  TOPIC_NAME("TopicName") {
    @Override
    String subject(String topic, boolean isKey, Schema schema) {
      return topic + (isKey ? "-key" : "-value");
    }
  },
  /** The full name of the record: one line of schemas a type, over all topics. */
  RECORD_NAME("RecordName") {
    @Override
    String subject(String topic, boolean isKey, Schema schema) {
      return recordName(topic, schema);
    }
  },
  /** The topic, a hyphen and the full name of the record: several types in a topic. */
  TOPIC_RECORD_NAME("TopicRecordName") {
    @Override
    String subject(String topic, boolean isKey, Schema schema) {
      return topic + "-" + recordName(topic, schema);
    }
  };

  private static final String CONFLUENT_PACKAGE = "io.confluent.kafka.serializers.subject.";
  private final String shortName;

  SubjectNaming(String shortName) {
    this.shortName = shortName;
  }

  /**
   * The subject of a schema.
   *
   * @throws SerializationException when records give the name and this is none
   */
  abstract String subject(String topic, boolean isKey, Schema schema);

  /**
   * The naming that a setting asks for: {@code TopicName}, {@code RecordName}, {@code
   * TopicRecordName}, the same with {@code Strategy}, or the name of Confluent's class.
   *
   * @throws ConfigException for any other
   */
  static SubjectNaming of(String key, String value) {
    String name = value.strip();
    if (name.startsWith(CONFLUENT_PACKAGE)) {
      name = name.substring(CONFLUENT_PACKAGE.length());
    }
    if (name.endsWith("Strategy")) {
      name = name.substring(0, name.length() - "Strategy".length());
    }
    for (SubjectNaming naming : values()) {
      if (naming.shortName.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return naming;
      }
    }
    throw new ConfigException(
        "%s is %s, and must be one of %s or the name of Confluent's class of that kind"
            .formatted(
                key,
                value,
                String.join(", ", Arrays.stream(values()).map(n -> n.shortName).toList())));
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
