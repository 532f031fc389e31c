package io.millrace.serde;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The subjects of a serializer's or deserializer's schemas, each in the context of its topic.
 *
 * @param isKey whether they are of keys
 */
record Subjects(SubjectNameStrategy names, ContextNameStrategy contexts, boolean isKey) {
  private static final String CONFLUENT_NAMES = "io.confluent.kafka.serializers.subject.";
  private static final String CONFLUENT_NO_CONTEXT =
      "io.confluent.kafka.serializers.context.NullContextNameStrategy";
  private static final ContextNameStrategy DEFAULT_CONTEXT = topic -> "";

  /**
   * The subjects that the settings name.
   *
   * @throws ConfigException when they name none
   */
  static Subjects of(AbstractConfig config, boolean isKey) {
    return new Subjects(names(config, key(isKey)), contexts(config), isKey);
  }

  static String key(boolean isKey) {
    return isKey ? SerdeKeys.KEY_SUBJECT : SerdeKeys.VALUE_SUBJECT;
  }

  /**
   * The subject of a schema that is written to a topic.
   *
   * @throws SerializationException when the name has a context, which only a topic can have: who
   *     reads a record doesn't know the subject, and has to find the context of its id
   */
  String of(String topic, Schema schema) {
    String name = names.subject(topic, isKey, schema);
    if (name.startsWith(":.")) {
      throw new SerializationException(
          "%s names the subject %s, and readers wouldn't find its context: give the name alone, and"
                  .formatted(key(isKey), name)
              + " the context of the topic with %s".formatted(SerdeKeys.CONTEXT));
    }
    return context(topic) + name;
  }

  /** The subject of all schemas of a topic; only when it is named after the topic. */
  String ofTopic(String topic) {
    return context(topic) + SubjectNaming.topicName(topic, isKey);
  }

  boolean areNamedAfterTopics() {
    return names == SubjectNaming.TOPIC_NAME;
  }

  /** Where the ids in a topic are looked up: {@code :.context:}, or empty for the default one. */
  String context(String topic) {
    if (contexts == DEFAULT_CONTEXT) {
      return "";
    }
    String context = contexts.context(topic);
    if (context == null || context.isEmpty() || context.equals(".")) {
      return "";
    }
    return ":" + (context.startsWith(".") ? "" : ".") + context + ":";
  }

  private static SubjectNameStrategy names(AbstractConfig config, String key) {
    String given = config.getString(key).strip();
    String name = given;
    if (name.startsWith(CONFLUENT_NAMES)) {
      name = name.substring(CONFLUENT_NAMES.length());
    }
    if (name.endsWith("Strategy")) {
      name = name.substring(0, name.length() - "Strategy".length());
    }
    for (SubjectNaming naming : SubjectNaming.values()) {
      if (naming.shortName().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return naming;
      }
    }
    try {
      return UserClass.make(key, given, SubjectNameStrategy.class, config.originals());
    } catch (ConfigException e) {
      throw new ConfigException(
          "%s: give one of %s, Confluent's class of that name, or a class of your own that"
                  .formatted(
                      e.getMessage(),
                      Arrays.stream(SubjectNaming.values())
                          .map(SubjectNaming::shortName)
                          .collect(Collectors.joining(", ")))
              + " implements "
              + SubjectNameStrategy.class.getName());
    }
  }

  private static ContextNameStrategy contexts(AbstractConfig config) {
    String given = config.getString(SerdeKeys.CONTEXT).strip();
    return given.isEmpty() || given.equals(CONFLUENT_NO_CONTEXT)
        ? DEFAULT_CONTEXT
        : UserClass.make(SerdeKeys.CONTEXT, given, ContextNameStrategy.class, config.originals());
  }
}
