package io.millrace.admin.replay;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Commits checkpoints of one replay. Always of all its partitions: Kafka deletes an offset that
 * wasn't committed for a long time, and none of a replay must go before the others.
 */
record Ledger(Outbox outbox, ConsumerGroupMetadata group, String topic, Fingerprint fingerprint) {

  /** Commits the checkpoint in a transaction with all that was sent before. */
  void commit(Checkpoint checkpoint) {
    int count = checkpoint.partitions().size();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    checkpoint
        .partitions()
        .forEach(
            (partition, progress) ->
                offsets.put(
                    new TopicPartition(topic, partition),
                    new CheckpointText(fingerprint, count, progress).encode()));
    outbox.commit(offsets, group);
  }
}
