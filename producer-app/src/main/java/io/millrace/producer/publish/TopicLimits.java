package io.millrace.producer.publish;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How large a batch topics take. A record that may be larger has to be sent alone: then the
 * broker's answer is about it and nothing else. In a batch with others, the producer could split
 * for as long as its delivery timeout lasts, and never come to a batch of this record only. For one
 * thread.
 */
final class TopicLimits {
  private final Connection connection;
  private final Map<String, Long> limits = new HashMap<>();
  private String last = "";
  private long limit;

  TopicLimits(Connection connection) {
    this.connection = connection;
  }

  /** Whether it could be larger than its topic allows; compressed, it may still fit. */
  boolean mayExceed(ProducerRecord<byte[], byte[]> record) {
    if (!record.topic().equals(last)) {
      last = record.topic();
      limit = limits.computeIfAbsent(last, this::ask);
    }
    return RecordSize.upperBound(record) > limit;
  }

  /** No limit is known where nobody may ask for it; the brokers know it all the same. */
  private long ask(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = connection.openAdmin()) {
      Config config =
          connection.await(admin.describeConfigs(List.of(resource)).values().get(resource));
      return Long.parseLong(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
    } catch (KafkaException | AppException e) {
      return Long.MAX_VALUE;
    }
  }
}
