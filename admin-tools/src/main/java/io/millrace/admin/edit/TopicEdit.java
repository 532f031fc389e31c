package io.millrace.admin.edit;

import io.millrace.admin.plan.AddPartitions;
import io.millrace.admin.plan.AlterConfig;
import io.millrace.admin.plan.Change;
import io.millrace.admin.plan.ConfigChange;
import io.millrace.admin.plan.Keys;
import io.millrace.admin.topic.ConfigSetting;
import io.millrace.admin.topic.ConfigSource;
import io.millrace.admin.topic.KeyEvidence;
import io.millrace.admin.topic.TopicShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;

/** The changes of one topic. */
final class TopicEdit {
  private final TopicShape topic;

  TopicEdit(TopicShape topic) {
    this.topic = topic;
  }

  /** A topic that nobody has looked at counts as having keys. */
  Optional<Change> grow(int total, Optional<KeyEvidence> keys) {
    int now = topic.partitions().size();
    if (total == now) {
      return Optional.empty();
    }
    Keys known =
        isCompacted(topic)
            ? Keys.COMPACTED
            : keys.filter(evidence -> !evidence.keyed()).isPresent() ? Keys.NONE : Keys.UNKNOWN;
    return Optional.of(
        new AddPartitions(topic.name(), now, total, known, keys.map(KeyEvidence::reason)));
  }

  static boolean isCompacted(TopicShape topic) {
    return topic
        .config(TopicConfig.CLEANUP_POLICY_CONFIG)
        .flatMap(ConfigSetting::value)
        .filter(policy -> policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT))
        .isPresent();
  }

  /** A value is also set when it equals the brokers' one, which may change. */
  Optional<Change> configure(Map<String, String> set, Set<String> reset) {
    List<ConfigChange> changes = new ArrayList<>();
    set.keySet().stream().sorted().forEach(name -> changes.add(setting(name, set.get(name))));
    changes.removeIf(change -> isOwn(change.name()) && change.from().equals(change.to()));
    reset.stream().sorted().filter(this::isOwn).map(this::resetting).forEach(changes::add);
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            AlterConfig.of(
                topic.name(), changes, name -> topic.config(name).flatMap(ConfigSetting::value)));
  }

  private ConfigChange setting(String name, String value) {
    return ConfigChange.set(name, topic.config(name).flatMap(ConfigSetting::value), value);
  }

  private ConfigChange resetting(String name) {
    ConfigSetting now = topic.config(name).orElseThrow();
    return ConfigChange.reset(name, now.value(), now.fallback());
  }

  private boolean isOwn(String name) {
    return topic.config(name).filter(now -> now.source() == ConfigSource.TOPIC).isPresent();
  }
}
