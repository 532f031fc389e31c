package io.millrace.admin.replay;

import io.millrace.event.Origin;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Takes records and sends none. */
final class DryOutbox implements Outbox {

  @Override
  public void send(ProducerRecord<byte[], byte[]> record, Origin from) {}

  @Override
  public void commit(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {}

  @Override
  public void close() {}
}
