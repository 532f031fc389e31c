package io.millrace.admin.replay;

import static java.util.Objects.requireNonNull;

import io.millrace.app.pace.Pace;

/**
 * How one run of a replay goes; the next may go otherwise.
 *
 * @param pace of the records that are replayed
 * @param limit the most records to replay in this run
 */
public record RunOptions(Start start, Guards guards, BatchBounds batch, Pace pace, long limit) {
  public RunOptions {
    requireNonNull(start, "start");
    requireNonNull(guards, "guards");
    requireNonNull(batch, "batch");
    requireNonNull(pace, "pace");
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is 1 or more, and not " + limit);
    }
  }
}
