package io.millrace.benchmarks.consumer;

import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Parallel Consumer in order of keys, which does with each event what {@link Pause} says: {@code
 * ParallelLoop SETTINGS TOPIC LANES}.
 */
public final class ParallelLoop {
  private ParallelLoop() {}

  /** Ends when it has handled and committed what was there at the start. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Pause pause = Pause.ofProperty();
    KafkaConsumer<Object, Object> consumer = new KafkaConsumer<>(Settings.read(arguments[0]));
    CountDownLatch left = new CountDownLatch((int) PollLoop.count(consumer, arguments[1]));
    ParallelStreamProcessor<Object, Object> processor =
        ParallelStreamProcessor.createEosStreamProcessor(
            ParallelConsumerOptions.builder()
                .consumer(consumer)
                .ordering(ProcessingOrder.KEY)
                .maxConcurrency(Integer.parseInt(arguments[2]))
                .build());
    processor.subscribe(List.of(arguments[1]));
    processor.poll(
        context -> {
          try {
            pause.take();
          } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
          }
          left.countDown();
        });
    left.await();
    processor.closeDrainFirst();
  }
}
