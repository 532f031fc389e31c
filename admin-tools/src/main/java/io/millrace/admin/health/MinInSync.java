package io.millrace.admin.health;

import io.millrace.admin.topic.ConfigSetting;
import io.millrace.admin.topic.TopicShape;
import org.apache.kafka.common.config.TopicConfig;

/** How many copies a topic needs before it takes writes with acks=all. */
final class MinInSync {
  private MinInSync() {}

  /** 1, as Kafka has it by default, when the broker doesn't say. */
  static int of(TopicShape topic) {
    return topic
        .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)
        .flatMap(ConfigSetting::value)
        .map(Integer::parseInt)
        .orElse(1);
  }
}
