package io.millrace.app.scan;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * What was scanned of a partition.
 *
 * @param from the first offset
 * @param next the first that was not scanned; where to go on
 * @param end where the range ended; empty when it had no end
 * @param scanned records looked at; offsets without a record don't count
 * @param matched of these
 * @param undecodable of these, too
 * @param earliest timestamp of what was scanned
 * @param latest timestamp of what was scanned
 */
public record ScannedPartition(
    TopicPartition partition,
    long from,
    long next,
    Optional<Long> end,
    long scanned,
    long matched,
    long undecodable,
    Optional<Instant> earliest,
    Optional<Instant> latest) {

  /** The number of the partition in its topic. */
  public int number() {
    return partition.partition();
  }
}
