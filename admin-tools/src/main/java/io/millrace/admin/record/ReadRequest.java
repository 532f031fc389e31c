package io.millrace.admin.record;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * What to read of a topic.
 *
 * @param partitions empty for all
 * @param until empty to go on with what comes; else the end as it is now, or where this is if that
 *     is before
 * @param committed whether to leave out records of transactions that are open or were aborted; an
 *     open transaction is an end then
 */
public record ReadRequest(
    String topic,
    Set<Integer> partitions,
    Position from,
    Optional<Position> until,
    boolean committed) {
  public ReadRequest {
    requireNonNull(topic, "topic");
    partitions = Set.copyOf(partitions);
    requireNonNull(from, "from");
    requireNonNull(until, "until");
  }
}
