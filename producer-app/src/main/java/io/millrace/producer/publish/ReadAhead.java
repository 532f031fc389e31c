package io.millrace.producer.publish;

import io.millrace.producer.input.Input;
import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Reached;
import io.millrace.producer.input.Source;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Reads a source in a thread of its own, some inputs ahead, so that others are made while those
 * before them are sent. What it holds is bounded by number and bytes. Closes the source when it is
 * closed, and waits for its last read.
 */
final class ReadAhead implements Source {
  private static final int MOST_BATCHES = 4;
  private static final int MOST_INPUTS = 256;
  private static final int MOST_BYTES = 256 * 1024;

  /** Of one input, with which nothing else is ahead. */
  private static final int LARGE = 1024 * 1024;

  private static final long PATIENCE_MILLIS = 50;

  /**
   * Inputs in order, and how far the source was with them.
   *
   * @param bytes that they take
   * @param failure what was thrown behind them; null when nothing was
   * @param last whether nothing comes after them
   */
  private record Batch(
      Queue<Input> inputs, long bytes, Reached reached, Throwable failure, boolean last) {}

  private final Source source;
  private final boolean keepsRaw;
  private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(MOST_BATCHES);
  private final Thread reader;
  private volatile boolean closed;
  private Batch current = new Batch(new ArrayDeque<>(), 0, Reached.UNKNOWN, null, false);

  /**
   * Begins to read.
   *
   * @param source {@link Source#isAtHand}
   * @param keepsRaw whether anybody may ask for inputs as they stand in the source
   */
  ReadAhead(Source source, boolean keepsRaw) {
    this.source = source;
    this.keepsRaw = keepsRaw;
    this.reader = new Thread(this::read, "read ahead");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try {
      boolean last = false;
      while (!last && !closed) {
        Batch batch = batch();
        last = batch.last;
        while (!batches.offer(batch, PATIENCE_MILLIS, TimeUnit.MILLISECONDS) && !closed) {
          // Until there is room.
        }
        while (batch.bytes > LARGE && !batches.isEmpty() && !closed) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
      }
    } catch (InterruptedException e) {
      // Nobody does that.
    }
  }

  private Batch batch() {
    Queue<Input> inputs = new ArrayDeque<>(MOST_INPUTS);
    boolean last = false;
    Throwable failure = null;
    long bytes = 0;
    try {
      while (!last && inputs.size() < MOST_INPUTS && bytes < MOST_BYTES) {
        Optional<Input> next = source.next();
        if (next.isPresent()) {
          Input kept = kept(next.get());
          inputs.add(kept);
          bytes += bytes(kept);
        } else {
          last = true;
        }
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    return new Batch(inputs, bytes, source.reached(), failure, last || failure != null);
  }

  /** Beyond the next one that is read. */
  private Input kept(Input input) {
    if (input instanceof Input.Ready ready && ready.origin().isPresent()) {
      Origin kept = Kept.of(ready.origin().get(), keepsRaw);
      return new Input.Ready(ready.records(), ready.after(), Optional.of(kept));
    }
    return input;
  }

  private static long bytes(Input input) {
    if (input instanceof Input.Refused refused) {
      return refused.raw().length;
    }
    Input.Ready ready = (Input.Ready) input;
    long bytes = ready.origin().map(origin -> origin.raw().length).orElse(0);
    for (ProducerRecord<byte[], byte[]> each : ready.records()) {
      bytes += each.value() == null ? 0 : each.value().length;
    }
    return bytes;
  }

  /** Empty, too, when reading takes long. */
  @Override
  public Optional<Input> next() {
    while (current.inputs.isEmpty() && !current.last) {
      Batch following = poll();
      if (following == null) {
        return Optional.empty();
      }
      current = following;
    }
    Input next = current.inputs.poll();
    if (next == null && current.failure != null) {
      throwAgain(current.failure);
    }
    return Optional.ofNullable(next);
  }

  private Batch poll() {
    try {
      return batches.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static void throwAgain(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @Override
  public boolean follows() {
    return !current.last;
  }

  @Override
  public Reached reached() {
    return current.reached;
  }

  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    while (reader.isAlive()) {
      try {
        reader.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    source.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
