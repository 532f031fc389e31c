package io.millrace.admin.group;

import io.millrace.admin.answer.Answers;
import io.millrace.admin.answer.Found;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;

/**
 * What all groups of a cluster read. The coordinators are asked for all of their groups at once: a
 * thousand groups cost a handful of requests.
 */
public final class GroupReadings {
  private final GroupDirectory directory;
  private final ReadOffsets offsets;

  /**
   * @param admin stays the caller's to close
   */
  public GroupReadings(Connection connection, Admin admin) {
    this.directory = new GroupDirectory(connection, admin);
    this.offsets = new ReadOffsets(connection, admin);
  }

  /**
   * The groups by name; one that vanishes meanwhile is left out, one that can't be asked is among
   * the failures. Workers of Kafka Connect are no groups that read.
   */
  public Found<GroupReading> read() {
    Found<GroupSummary> listed = directory.known();
    Map<String, Failure> failed = new LinkedHashMap<>();
    List<DescribedGroup> described =
        directory.describe(listed.list().stream().filter(GroupReadings::reads).toList(), failed);
    Map<String, Map<TopicPartition, ReadTo>> read = offsets.own(described, failed);
    failed.values().removeIf(Answers.NO_SUCH_GROUP::equals);
    Map<String, Failure> failures = new LinkedHashMap<>();
    listed.failures().values().forEach(failure -> failures.put("groups of a broker", failure));
    failed.forEach((name, failure) -> failures.put("group " + name, failure));
    Map<String, GroupReading> readings = new LinkedHashMap<>();
    for (DescribedGroup group : described) {
      String name = group.group().name();
      if (read.containsKey(name)) {
        readings.put(name, reading(group, read.get(name)));
      }
    }
    return new Found<>(readings, failures);
  }

  private static GroupReading reading(DescribedGroup group, Map<TopicPartition, ReadTo> read) {
    Map<TopicPartition, Long> committed = new LinkedHashMap<>();
    read.forEach(
        (partition, to) -> to.committed().ifPresent(offset -> committed.put(partition, offset)));
    return new GroupReading(
        group.group().name(),
        group.group().typeName(),
        group.group().stateName(),
        group.members().size(),
        group.topics(),
        committed);
  }

  private static boolean reads(GroupSummary group) {
    return group.hasConsumers()
        || group.type() == GroupType.SHARE
        || group.type() == GroupType.STREAMS;
  }
}
