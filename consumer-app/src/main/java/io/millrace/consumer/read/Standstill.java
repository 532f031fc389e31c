package io.millrace.consumer.read;

import io.millrace.app.connect.Connection;
import java.time.Duration;

/**
 * Notices that partitions with an end don't get on, though the cluster answers: the leader of one
 * may be gone. For one thread.
 */
public final class Standstill {
  private final Connection connection;
  private long reached = -1;
  private Duration idle = Duration.ZERO;

  public Standstill(Connection connection) {
    this.connection = connection;
  }

  /**
   * To be called after each poll that waits for something.
   *
   * @param waited of the poll
   * @param offsets that are passed, of all partitions that are read; another number is progress
   * @throws io.millrace.app.cli.AppException when there was none for the connection's timeout
   */
  public void polled(Duration waited, long offsets) {
    idle = offsets == reached ? idle.plus(waited) : Duration.ZERO;
    reached = offsets;
    if (idle.compareTo(connection.timeout()) >= 0) {
      throw connection.unavailable(null);
    }
  }

  /** Nothing is waited for. */
  public void reset() {
    idle = Duration.ZERO;
  }
}
