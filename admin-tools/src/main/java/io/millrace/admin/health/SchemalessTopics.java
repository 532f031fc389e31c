package io.millrace.admin.health;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Topics whose values have no schema: neither a subject named after the topic, {@code
 * <topic>-value}, nor one after topic and record, {@code <topic>-<record>}.
 */
final class SchemalessTopics implements Check {
  /** As Millrace, Spring and Kafka Connect name the topic of dead letters of another. */
  private static final Pattern DEAD_LETTERS =
      Pattern.compile("(.+)[.-](?:dead|dlq|dlt|dead-letters?)", Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return "schemaless-topics";
  }

  @Override
  public Set<Source> needs() {
    return Set.of(Source.TOPICS, Source.REGISTRY);
  }

  @Override
  public List<Finding> examine(Snapshot snapshot) {
    return snapshot
        .userTopics()
        .filter(topic -> !isDeadLetters(topic.name(), snapshot))
        .filter(topic -> snapshot.subjects().stream().noneMatch(s -> isOf(s, topic.name())))
        .map(
            topic ->
                new Finding(
                    name(),
                    Severity.INFO,
                    topic.name(),
                    "the registry has no subject %s-value".formatted(topic.name()),
                    "declare its schema in a catalogue, then admin-tools apply; nothing to do if"
                        + " its values aren't Avro, or named by record"))
        .toList();
  }

  /** They hold the bytes of another topic, whose schemas are those of its subjects. */
  private static boolean isDeadLetters(String topic, Snapshot snapshot) {
    Matcher matcher = DEAD_LETTERS.matcher(topic);
    return matcher.matches() && snapshot.hasTopic(matcher.group(1));
  }

  private static boolean isOf(String subject, String topic) {
    return subject.startsWith(topic + "-")
        && (subject.equals(topic + "-value") || subject.indexOf('.', topic.length()) > 0);
  }
}
