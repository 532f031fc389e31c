package io.millrace.producer.generate;

import static java.util.Objects.requireNonNull;

import io.millrace.producer.input.Input;
import io.millrace.producer.input.Reached;
import io.millrace.producer.input.Source;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A source that ends some time after its first input. For one thread. */
public final class TimedSource implements Source {
  private final Source source;
  private final long nanos;
  private final LongSupplier nanoTime;
  private boolean begun;
  private long start;

  /**
   * Another source, for a time.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  public TimedSource(Source source, Duration time, LongSupplier nanoTime) {
    this.source = requireNonNull(source, "source");
    this.nanos = time.toNanos();
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  @Override
  public Optional<Input> next() {
    long now = nanoTime.getAsLong();
    if (!begun) {
      begun = true;
      start = now;
    }
    return now - start < nanos ? source.next() : Optional.empty();
  }

  @Override
  public boolean isAtHand() {
    return source.isAtHand();
  }

  @Override
  public Reached reached() {
    return source.reached();
  }

  @Override
  public void close() {
    source.close();
  }
}
