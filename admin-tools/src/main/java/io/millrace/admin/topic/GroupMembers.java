package io.millrace.admin.topic;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.common.TopicPartition;

/** How many members a group has, and which topics they read. */
record GroupMembers(int count, Set<String> topics) {

  static GroupMembers of(ConsumerGroupDescription group) {
    return new GroupMembers(
        group.members().size(),
        group.members().stream()
            .flatMap(member -> member.assignment().topicPartitions().stream())
            .map(TopicPartition::topic)
            .collect(Collectors.toSet()));
  }

  static GroupMembers of(ShareGroupDescription group) {
    return new GroupMembers(
        group.members().size(),
        group.members().stream()
            .flatMap(member -> member.assignment().topicPartitions().stream())
            .map(TopicPartition::topic)
            .collect(Collectors.toSet()));
  }

  static GroupMembers of(StreamsGroupDescription group) {
    return new GroupMembers(
        group.members().size(),
        group.subtopologies().stream()
            .flatMap(part -> part.sourceTopics().stream())
            .collect(Collectors.toSet()));
  }
}
