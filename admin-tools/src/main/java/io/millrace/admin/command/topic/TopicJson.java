package io.millrace.admin.command.topic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.answer.Found;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.group.GroupReading;
import io.millrace.admin.topic.ConfigSetting;
import io.millrace.admin.topic.LogRange;
import io.millrace.admin.topic.PartitionDetails;
import io.millrace.admin.topic.TopicDetails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Topics as a program reads them: {@code {"topics": [...], "failures": [...]}}, the failures as in
 * {@link FailuresView}. What isn't known is null.
 *
 * <p>A topic has {@code name}, {@code id}, {@code internal}, {@code replication}, {@code events}
 * (at most), {@code bytesOnDisk} (of all copies), {@code newestEvent} (a time in UTC) and
 *
 * <ul>
 *   <li>{@code partitions}: objects with {@code partition}, {@code leader}, {@code replicas},
 *       {@code inSync}, {@code start}, {@code end}, {@code newestEvent}, {@code bytesOnDisk}
 *   <li>{@code configs}: objects with {@code name}, {@code value}, {@code source}
 *   <li>{@code groups}: objects with {@code group}, {@code type}, {@code state}, {@code members},
 *       {@code active} (whether members read this topic now)
 * </ul>
 */
final class TopicJson {
  private TopicJson() {}

  static String of(Found<TopicDetails> found, boolean allConfigs) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode topics = document.putArray("topics");
    found.list().forEach(topic -> fill(topics.addObject(), topic, allConfigs));
    FailuresView.fill(document, found.failures());
    return document.toPrettyString();
  }

  private static void fill(ObjectNode node, TopicDetails topic, boolean allConfigs) {
    node.put("name", topic.name());
    node.put("id", topic.shape().id());
    node.put("internal", topic.shape().internal());
    node.put("replication", topic.shape().replication());
    node.put("events", orNull(topic.events()));
    node.put("bytesOnDisk", orNull(topic.bytesOnDisk()));
    node.put("newestEvent", orNull(topic.newest()));
    ArrayNode partitions = node.putArray("partitions");
    topic.partitions().forEach(partition -> fill(partitions.addObject(), partition));
    ArrayNode configs = node.putArray("configs");
    topic.shape().configs().stream()
        .filter(config -> allConfigs || !config.isDefault())
        .forEach(config -> fill(configs.addObject(), config));
    ArrayNode groups = node.putArray("groups");
    topic.groups().forEach(group -> fill(groups.addObject(), group, topic.name()));
  }

  private static void fill(ObjectNode node, PartitionDetails partition) {
    Optional<LogRange> log = partition.log();
    node.put("partition", partition.shape().partition());
    node.put(
        "leader",
        partition.shape().leader().isPresent() ? partition.shape().leader().getAsInt() : null);
    fill(node.putArray("replicas"), partition.shape().replicas());
    fill(node.putArray("inSync"), partition.shape().inSync());
    node.put("start", log.map(LogRange::start).orElse(null));
    node.put("end", log.map(LogRange::end).orElse(null));
    node.put("newestEvent", orNull(log.flatMap(LogRange::newest)));
    node.put("bytesOnDisk", orNull(partition.bytesOnDisk()));
  }

  private static void fill(ArrayNode array, List<Integer> brokers) {
    brokers.forEach(array::add);
  }

  private static void fill(ObjectNode node, ConfigSetting config) {
    node.put("name", config.name());
    node.put("value", config.value().orElse(null));
    node.put("source", config.source().toString());
  }

  private static void fill(ObjectNode node, GroupReading group, String topic) {
    node.put("group", group.group());
    node.put("type", group.type());
    node.put("state", group.state());
    node.put("members", group.members());
    node.put("active", group.isActiveOn(topic));
  }

  private static Long orNull(OptionalLong number) {
    return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
  }

  private static String orNull(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }
}
