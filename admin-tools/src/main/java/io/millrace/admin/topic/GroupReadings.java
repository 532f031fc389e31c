package io.millrace.admin.topic;

import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * What all groups of a cluster read. The coordinators are asked for all of their groups at once: a
 * thousand groups cost a handful of requests.
 */
public final class GroupReadings {
  private final Connection connection;
  private final Admin admin;
  private final Answers answers;

  /**
   * @param admin stays the caller's to close
   */
  public GroupReadings(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
    this.answers = new Answers(connection);
  }

  /**
   * The groups by name; one that vanishes meanwhile is left out, one that can't be asked is among
   * the failures. Workers of Kafka Connect are no groups that read.
   */
  public Found<GroupReading> read() {
    ListGroupsResult listed = admin.listGroups();
    Map<String, GroupListing> groups =
        connection.await(listed.valid()).stream()
            .filter(GroupReadings::reads)
            .sorted(Comparator.comparing(GroupListing::groupId))
            .collect(
                Collectors.toMap(
                    GroupListing::groupId, group -> group, (a, b) -> a, LinkedHashMap::new));
    GroupQuestions questions = new GroupQuestions(admin, groups.values());
    Found<GroupMembers> members = answers.await(questions.members(), GroupReadings::hasVanished);
    Found<Map<TopicPartition, Long>> offsets =
        answers.await(questions.offsets(), GroupReadings::hasVanished);
    Map<String, GroupReading> readings = new LinkedHashMap<>();
    groups.forEach(
        (name, group) -> {
          GroupMembers now = members.values().get(name);
          Map<TopicPartition, Long> committed = offsets.values().get(name);
          if (now != null && committed != null) {
            readings.put(name, reading(group, now, committed));
          }
        });
    Map<String, Failure> failures = new LinkedHashMap<>();
    connection.await(listed.errors()).stream()
        .map(Failure::of)
        .forEach(failure -> failures.put("groups of a broker", failure));
    members.failures().forEach((name, failure) -> failures.put("group " + name, failure));
    offsets.failures().forEach((name, failure) -> failures.put("group " + name, failure));
    return new Found<>(readings, failures);
  }

  private static GroupReading reading(
      GroupListing group, GroupMembers members, Map<TopicPartition, Long> committed) {
    return new GroupReading(
        group.groupId(),
        word(group.type().orElse(GroupType.CLASSIC)),
        word(group.groupState().orElse(GroupState.UNKNOWN)),
        members.count(),
        members.topics(),
        committed);
  }

  private static String word(Object kafka) {
    return kafka.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean reads(GroupListing group) {
    return group.type().orElse(GroupType.CLASSIC) != GroupType.CLASSIC
        || group.protocol().isEmpty()
        || group.protocol().equals("consumer");
  }

  private static boolean hasVanished(KafkaException failure) {
    return failure instanceof GroupIdNotFoundException;
  }
}
