package io.millrace.producer.command;

import io.millrace.app.metrics.Metrics;
import io.millrace.app.metrics.MetricsAddress;
import io.millrace.app.metrics.MetricsServer;
import io.millrace.producer.publish.PublishListener.Progress;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;

/** What a run counts, for Prometheus. For the thread that publishes. */
final class RunMetrics {
  /**
   * A counter that follows a number of the run; what a transaction takes back isn't counted off.
   */
  private static final class Follower {
    private final ToLongFunction<Progress> number;
    private final LongConsumer counter;
    private long counted;

    private Follower(LongConsumer counter, ToLongFunction<Progress> number) {
      this.counter = counter;
      this.number = number;
    }

    private void update(Progress progress) {
      long now = number.applyAsLong(progress);
      if (now > counted) {
        counter.accept(now - counted);
        counted = now;
      }
    }
  }

  private final Metrics metrics = new Metrics();
  private final Follower[] followers = {
    follower("inputs", "Inputs taken from the source.", Progress::inputs),
    follower("events", "Events acknowledged, in transactions: committed.", Progress::events),
    follower("bytes", "Keys and values of events handed to the client.", Progress::bytes),
    follower("refused", "Inputs refused.", Progress::refused),
  };

  private Follower follower(String name, String help, ToLongFunction<Progress> number) {
    return new Follower(metrics.counter("millrace_producer_" + name, help).of(), number);
  }

  Metrics all() {
    return metrics;
  }

  MetricsServer serve(MetricsAddress address) {
    return metrics.serve(address);
  }

  void update(Progress progress) {
    for (Follower follower : followers) {
      follower.update(progress);
    }
  }
}
