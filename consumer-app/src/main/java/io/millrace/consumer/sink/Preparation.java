package io.millrace.consumer.sink;

import io.millrace.consumer.read.UndecodableRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Makes the contents of records by as many threads as there are processors, and gives them back in
 * the order of the records. For one thread; the caller closes it.
 */
final class Preparation<C> implements AutoCloseable {
  private static final int MOST_THREADS = 8;

  /** So many records at a time: a few milliseconds of work. */
  private static final int PORTION = 250;

  /**
   * A record and its content.
   *
   * @param failure why it has none; null when it has
   */
  record Prepared<C>(ConsumerRecord<byte[], byte[]> record, C content, RuntimeException failure) {}

  private final ExecutorService threads;
  private final ThreadLocal<Function<ConsumerRecord<byte[], byte[]>, C>> preparers;

  Preparation(SegmentFormat<C> format) {
    this.preparers = ThreadLocal.withInitial(format::preparer);
    int count = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    this.threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "prepare");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins with these records; what comes of them is taken by {@link #await}. */
  List<Future<List<Prepared<C>>>> begin(List<ConsumerRecord<byte[], byte[]>> records) {
    List<Future<List<Prepared<C>>>> portions = new ArrayList<>();
    for (int from = 0; from < records.size(); from += PORTION) {
      var portion = records.subList(from, Math.min(from + PORTION, records.size()));
      portions.add(threads.submit(() -> prepare(portion)));
    }
    return portions;
  }

  /** Ends with the first record that fails for a reason beyond it, as the others would, too. */
  private List<Prepared<C>> prepare(List<ConsumerRecord<byte[], byte[]>> records) {
    Function<ConsumerRecord<byte[], byte[]>, C> preparer = preparers.get();
    List<Prepared<C>> prepared = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        prepared.add(new Prepared<>(record, preparer.apply(record), null));
      } catch (UndecodableRecordException e) {
        prepared.add(new Prepared<>(record, null, e));
      } catch (RuntimeException e) {
        prepared.add(new Prepared<>(record, null, e));
        return prepared;
      }
    }
    return prepared;
  }

  /**
   * The contents of a portion, once they are there.
   *
   * @throws InterruptException when the thread is interrupted
   */
  List<Prepared<C>> await(Future<List<Prepared<C>>> portion) {
    try {
      return portion.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
