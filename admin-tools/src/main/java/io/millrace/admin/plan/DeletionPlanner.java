package io.millrace.admin.plan;

import io.millrace.admin.answer.Found;
import io.millrace.admin.group.GroupReading;
import io.millrace.admin.topic.TopicDetails;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The deletions of topics that a user has named. */
public final class DeletionPlanner {
  private DeletionPlanner() {}

  /** Whether a topic is one of Kafka's own, which nothing here deletes. */
  public static boolean isInternal(TopicDetails topic) {
    return topic.shape().internal() || topic.name().startsWith("__");
  }

  /** The groups whose members read the topic now. */
  public static List<String> active(TopicDetails topic) {
    return topic.activeGroups().stream().map(GroupReading::group).toList();
  }

  /** The groups that gave no answer, so that any topic may be theirs. */
  public static List<String> silent(Found<TopicDetails> topics) {
    return topics.failures().keySet().stream()
        .filter(name -> name.startsWith("group ") || name.startsWith("groups "))
        .toList();
  }

  /** The deletion of a topic. */
  public static DeleteTopic deletion(TopicDetails topic, List<String> silent) {
    return new DeleteTopic(
        topic.name(),
        "partitions=%d, events=%s, bytes=%s"
            .formatted(
                topic.partitions().size(), number(topic.events()), number(topic.bytesOnDisk())),
        active(topic),
        silent);
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? String.format(Locale.ROOT, "%,d", number.getAsLong()) : "unknown";
  }
}
