package io.millrace.admin.group;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ClassicGroupDescription;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.ShareMemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/**
 * What Kafka's descriptions of the types of group have in common.
 *
 * @param coordinator null when there is none now
 * @param topics those that its members read now
 */
record Description(
    GroupState state, Node coordinator, List<GroupMember> members, Set<String> topics) {

  static Description of(ConsumerGroupDescription group) {
    return assigned(group.groupState(), group.coordinator(), members(group.members()));
  }

  static Description of(ClassicGroupDescription group) {
    return assigned(
        GroupState.parse(group.state().toString()), group.coordinator(), members(group.members()));
  }

  static Description of(ShareGroupDescription group) {
    return assigned(
        group.groupState(),
        group.coordinator(),
        group.members().stream().map(Description::member).toList());
  }

  static Description of(StreamsGroupDescription group) {
    return new Description(
        group.groupState(),
        group.coordinator(),
        group.members().stream().map(Description::member).toList(),
        group.subtopologies().stream()
            .flatMap(part -> part.sourceTopics().stream())
            .collect(Collectors.toSet()));
  }

  private static Description assigned(
      GroupState state, Node coordinator, List<GroupMember> members) {
    return new Description(
        state,
        coordinator,
        members,
        members.stream()
            .flatMap(member -> member.partitions().stream())
            .map(TopicPartition::topic)
            .collect(Collectors.toSet()));
  }

  /** The group as listed, with the state of now. */
  DescribedGroup complete(GroupSummary listed) {
    return new DescribedGroup(
        new GroupSummary(listed.name(), listed.type(), listed.protocol(), state),
        coordinator == null ? Node.noNode().id() : coordinator.id(),
        members,
        topics);
  }

  private static List<GroupMember> members(Collection<MemberDescription> members) {
    return members.stream()
        .map(
            member ->
                new GroupMember(
                    member.consumerId(),
                    member.groupInstanceId(),
                    member.clientId(),
                    member.host(),
                    member.assignment().topicPartitions()))
        .toList();
  }

  private static GroupMember member(ShareMemberDescription member) {
    return new GroupMember(
        member.consumerId(),
        Optional.empty(),
        member.clientId(),
        member.host(),
        member.assignment().topicPartitions());
  }

  /** Members of a streams group have tasks, not partitions. */
  private static GroupMember member(StreamsGroupMemberDescription member) {
    return new GroupMember(
        member.memberId(), member.instanceId(), member.clientId(), member.clientHost(), Set.of());
  }
}
