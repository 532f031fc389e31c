package io.millrace.admin.replay;

import io.millrace.event.Origin;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Takes the records of a replay, a transaction at a time. For one thread; closed by the caller. */
interface Outbox extends AutoCloseable {

  /**
   * Adds a record to the transaction, which begins with the first.
   *
   * @throws TransactionAbortedException when it couldn't be added, and nothing of the transaction
   *     is there
   */
  void send(ProducerRecord<byte[], byte[]> record, Origin from);

  /**
   * Commits the records together with the offsets of a group.
   *
   * @throws TransactionAbortedException when nothing of the transaction is there
   * @throws io.millrace.app.cli.AppException when this replay can't go on, among them that it isn't
   *     known whether the transaction is there
   */
  void commit(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group);

  @Override
  void close();
}
