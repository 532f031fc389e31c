package io.millrace.consumer.handle;

/**
 * What a run may hold at once, of all partitions together: when it is full, none is read.
 *
 * @param lanes how many events are handled at the same time
 * @param events how many are read and not done
 * @param bytes what these take; one poll can go beyond it
 */
public record Bounds(int lanes, int events, long bytes) {
  public Bounds {
    if (lanes < 1 || events < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          "bounds are from 1 up: %d lanes, %d events, %d bytes".formatted(lanes, events, bytes));
    }
  }
}
