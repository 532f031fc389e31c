package io.millrace.producer.publish;

import io.millrace.producer.input.Source;
import java.util.concurrent.TimeUnit;

/** Tells the listener how far the run is, not too often. */
final class Gauge {
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final PublishListener listener;
  private final Outbox outbox;
  private final Refusals refusals;
  private long bytes;
  private long next = System.nanoTime();

  Gauge(PublishListener listener, Outbox outbox, Refusals refusals) {
    this.listener = listener;
    this.outbox = outbox;
    this.refusals = refusals;
  }

  void sent(long more) {
    bytes += more;
  }

  /** Tells it, when it's time to. */
  void tell(long inputs, Source source) {
    long now = System.nanoTime();
    if (now - next >= 0) {
      next = now + STEP_NANOS;
      listener.progress(
          new PublishListener.Progress(
              inputs, outbox.acknowledged(), bytes, refusals.count(), source.reached()));
    }
  }
}
