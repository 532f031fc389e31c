package io.millrace.consumer.sink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Publishes segments one after another in a thread of its own, as it takes long until a file is on
 * the disk; after one that couldn't be, none. For one thread; the caller closes it.
 */
final class Publishing implements AutoCloseable {
  /** More files than that aren't waited for, so that a slow disk slows down who writes them. */
  private static final int MOST_UNDER_WAY = 4;

  private record UnderWay(Future<?> end, String topic, long events) {}

  private final SegmentFolder folder;
  private final ExecutorService thread;
  private final Deque<UnderWay> underWay = new ArrayDeque<>();
  private final Map<String, Long> published = new TreeMap<>();
  private int files;

  /** Why one couldn't be published; of the thread. */
  private Throwable failure;

  Publishing(SegmentFolder folder) {
    this.folder = folder;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "publish");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins to publish a segment, to which nothing is added any more.
   *
   * @throws io.millrace.app.cli.AppException when an earlier one couldn't be
   */
  void publish(OpenSegment<?> segment) {
    await(MOST_UNDER_WAY - 1);
    Future<?> end = thread.submit(() -> publishNow(segment));
    underWay.add(new UnderWay(end, segment.partition().topic(), segment.events()));
  }

  private void publishNow(OpenSegment<?> segment) {
    try {
      if (failure != null) {
        throw new IllegalStateException("one before it couldn't be published", failure);
      }
      folder.publish(segment.part(), segment.finish());
    } catch (RuntimeException | Error e) {
      failure = failure == null ? e : failure;
      segment.discard();
      throw e;
    }
  }

  /**
   * Waits until no more than so many are under way.
   *
   * @throws io.millrace.app.cli.AppException when one couldn't be published
   */
  void await(int most) {
    while (underWay.size() > most || (!underWay.isEmpty() && underWay.peek().end.isDone())) {
      UnderWay first = underWay.peek();
      await(first.end);
      // What failed stays, and is told again.
      underWay.remove();
      published.merge(first.topic, first.events, Long::sum);
      files++;
    }
  }

  private static void await(Future<?> end) {
    try {
      end.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** How many events of each topic were published, as far as was waited for. */
  Map<String, Long> published() {
    return published;
  }

  /** How many segments were published, as far as was waited for. */
  int files() {
    return files;
  }

  /** What is under way comes to its end, however long the disk takes. */
  @Override
  public void close() {
    thread.shutdown();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        boolean unused = thread.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
