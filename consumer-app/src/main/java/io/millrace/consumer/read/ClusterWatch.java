package io.millrace.consumer.read;

import io.millrace.app.connect.Connection;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Notices that a cluster is gone from under a consumer that polls: a broker answers a fetch every
 * half second, with records or without. Where no answer comes for half of the connection's timeout,
 * it is asked for another half: there may be nothing to fetch, or a group that waits for a member.
 * Kafka's consumer itself would wait for ever. For one thread.
 */
public final class ClusterWatch {
  private static final long MOST_OF_A_POLL = Duration.ofMillis(500).toNanos();

  private final Connection connection;
  private final Consumer<?, ?> consumer;
  private final Duration patience;
  private final Metric answers;
  private double seen = -1;
  private long latest = System.nanoTime();
  private Duration silence = Duration.ZERO;

  public ClusterWatch(Connection connection, Consumer<?, ?> consumer) {
    this.connection = connection;
    this.consumer = consumer;
    this.patience = connection.timeout().dividedBy(2);
    this.answers =
        consumer.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals("response-total"))
            .filter(metric -> metric.getKey().group().equals("consumer-metrics"))
            .map(metric -> (Metric) metric.getValue())
            .findAny()
            .orElse(null);
  }

  /**
   * To be called after each poll. What happens between two polls doesn't count: nobody listens
   * then.
   *
   * @param empty whether it gave nothing
   * @throws io.millrace.app.cli.AppException when the cluster gave no answer for the timeout
   */
  public void polled(boolean empty) {
    long now = System.nanoTime();
    double count = answers == null ? -1 : (Double) answers.metricValue();
    if (!empty || count != seen || answers == null) {
      silence = Duration.ZERO;
    } else {
      silence = silence.plusNanos(Math.min(now - latest, MOST_OF_A_POLL));
    }
    seen = count;
    latest = now;
    if (silence.compareTo(patience) >= 0) {
      ask();
      silence = Duration.ZERO;
    }
  }

  private void ask() {
    try {
      consumer.listTopics(patience);
    } catch (TimeoutException e) {
      throw connection.unavailable(e);
    }
  }
}
