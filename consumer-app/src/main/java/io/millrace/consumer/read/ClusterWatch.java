package io.millrace.consumer.read;

import io.millrace.app.connect.Connection;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/**
 * Notices that a cluster is gone from under a consumer that polls: a broker answers a fetch every
 * half second, with records or without, so no answer at all for the connection's timeout says so.
 * Kafka's consumer itself would wait for ever. For one thread.
 */
public final class ClusterWatch {
  private final Connection connection;
  private final Metric answers;
  private double seen = -1;
  private long since;

  public ClusterWatch(Connection connection, Consumer<?, ?> consumer) {
    this.connection = connection;
    this.answers =
        consumer.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals("response-total"))
            .filter(metric -> metric.getKey().group().equals("consumer-metrics"))
            .map(metric -> (Metric) metric.getValue())
            .findAny()
            .orElse(null);
  }

  /**
   * To be called after each poll.
   *
   * @throws io.millrace.app.cli.AppException when the cluster gave no answer for the timeout
   */
  public void polled() {
    long now = System.nanoTime();
    double count = answers == null ? -1 : (Double) answers.metricValue();
    if (count != seen || answers == null) {
      seen = count;
      since = now;
    } else if (Duration.ofNanos(now - since).compareTo(connection.timeout()) >= 0) {
      throw connection.unavailable(null);
    }
  }

  /** To be called where nothing is asked of the cluster for a while. */
  public void rest() {
    seen = -1;
  }
}
