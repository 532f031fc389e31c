package io.millrace.benchmarks.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Reports how many events a Kafka consumer has read, and how long it took from the first poll that
 * had any until it was closed, which is after the last commit. So all sides are measured by one
 * clock, whatever they tell themselves, and nothing is done for each event.
 */
public final class SpanInterceptor implements ConsumerInterceptor<Object, Object> {
  private long events;
  private long start;

  @Override
  public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
    if (events == 0) {
      start = System.nanoTime();
    }
    events += records.count();
    return records;
  }

  @Override
  public void close() {
    if (events > 0) {
      try {
        ReadReport.write(events, System.nanoTime() - start);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void configure(Map<String, ?> settings) {}

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}
}
