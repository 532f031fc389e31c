package io.millrace.admin.command.topic;

import io.millrace.admin.command.output.Sizes;
import io.millrace.admin.group.GroupReading;
import io.millrace.admin.topic.ConfigSetting;
import io.millrace.admin.topic.PartitionDetails;
import io.millrace.admin.topic.TopicDetails;
import io.millrace.app.render.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Topics as a person reads them: a line that sums up, then tables. */
final class TopicText {
  private static final String GAP = System.lineSeparator() + System.lineSeparator();

  private static final Table<PartitionDetails> PARTITIONS =
      new Table<PartitionDetails>()
          .number("PARTITION", partition -> partition.shape().partition())
          .number("LEADER", TopicText::leader)
          .text("REPLICAS", partition -> brokers(partition.shape().replicas()))
          .text("IN SYNC", partition -> brokers(partition.shape().inSync()))
          .number("START", partition -> partition.log().map(log -> number(log.start())).orElse("-"))
          .number("END", partition -> partition.log().map(log -> number(log.end())).orElse("-"))
          .number("ON DISK", partition -> Sizes.of(partition.bytesOnDisk()))
          .text("NEWEST EVENT", partition -> time(partition.log().flatMap(log -> log.newest())));

  private static final Table<ConfigSetting> CONFIGS =
      new Table<ConfigSetting>()
          .text("CONFIG", ConfigSetting::name)
          .text("VALUE", config -> config.value().orElse("(secret)"))
          .text("SOURCE", ConfigSetting::source);

  private TopicText() {}

  static String of(List<TopicDetails> topics, boolean allConfigs) {
    return topics.stream().map(topic -> of(topic, allConfigs)).collect(Collectors.joining(GAP));
  }

  private static String of(TopicDetails topic, boolean allConfigs) {
    StringBuilder text = new StringBuilder(summary(topic)).append(System.lineSeparator());
    text.append(PARTITIONS.render(topic.partitions()));
    List<ConfigSetting> configs =
        topic.shape().configs().stream().filter(c -> allConfigs || !c.isDefault()).toList();
    if (!configs.isEmpty()) {
      text.append(GAP).append(CONFIGS.render(configs));
    }
    text.append(GAP);
    text.append(
        topic.groups().isEmpty()
            ? "no group reads it"
            : groups(topic.name()).render(topic.groups()));
    return text.toString();
  }

  private static String summary(TopicDetails topic) {
    String events = topic.events().isPresent() ? number(topic.events().getAsLong()) : "unknown";
    return "%s%s: partitions %d, replication %d, events at most %s, on disk %s, newest event %s"
        .formatted(
            topic.name(),
            topic.shape().internal() ? " (internal)" : "",
            topic.partitions().size(),
            topic.shape().replication(),
            events,
            Sizes.of(topic.bytesOnDisk()),
            time(topic.newest()));
  }

  private static Table<GroupReading> groups(String topic) {
    return new Table<GroupReading>()
        .text("GROUP", GroupReading::group)
        .text("TYPE", GroupReading::type)
        .text("STATE", GroupReading::state)
        .number("MEMBERS", GroupReading::members)
        .text("READS IT NOW", group -> group.isActiveOn(topic) ? "yes" : "no");
  }

  private static Object leader(PartitionDetails partition) {
    return partition.shape().leader().isPresent() ? partition.shape().leader().getAsInt() : "none";
  }

  private static String brokers(List<Integer> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String time(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("-");
  }
}
