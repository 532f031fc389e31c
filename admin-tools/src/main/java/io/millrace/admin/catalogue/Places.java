package io.millrace.admin.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where what a catalogue declares stands in its files, as {@code file:line:column}.
 *
 * @param topics by name
 * @param subjects by name; those of a topic stand where its key or value does
 */
public record Places(Map<String, String> topics, Map<String, String> subjects) {
  /** Those of a catalogue that was read from no file. */
  static final Places UNKNOWN = new Places(Map.of(), Map.of());

  public Places {
    topics = Map.copyOf(topics);
    subjects = Map.copyOf(subjects);
  }

  static Places of(List<Declared> declared, SharedSchemas shared) {
    Map<String, String> topics = new HashMap<>();
    Map<String, String> subjects = new HashMap<>();
    for (Declared topic : declared) {
      topics.put(topic.name(), Problems.place(topic.at()));
      for (String part : List.of(TopicReader.KEY, TopicReader.VALUE)) {
        subjects.put(topic.name() + "-" + part, Problems.place(topic.place(List.of(part))));
      }
    }
    // Last, as a topic without a schema has no subject.
    shared.subjects().stream()
        .map(SubjectDeclaration::name)
        .forEach(
            name -> shared.place(name).ifPresent(node -> subjects.put(name, Problems.place(node))));
    return new Places(topics, subjects);
  }

  /** A sentence on a topic, behind the topic's place where that is known. */
  public String atTopic(String topic, String sentence) {
    return at(topics.get(topic), sentence);
  }

  /** A sentence on a subject, behind the subject's place where that is known. */
  public String atSubject(String subject, String sentence) {
    return at(subjects.get(subject), sentence);
  }

  private static String at(String place, String sentence) {
    return place == null ? sentence : place + ": " + sentence;
  }
}
