package io.millrace.app.scan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to read of topics.
 *
 * @param topics each once, however often it is given
 * @param partitions of each topic; empty for all
 * @param until empty to go on with what comes; else the end as it is now, or where this is if that
 *     is before
 * @param committed whether to leave out records of transactions that are open or were aborted; an
 *     open transaction is an end then
 */
public record ReadRequest(
    List<String> topics,
    Set<Integer> partitions,
    Position from,
    Optional<Position> until,
    boolean committed) {
  public ReadRequest {
    topics = topics.stream().distinct().toList();
    partitions = Set.copyOf(partitions);
    requireNonNull(from, "from");
    requireNonNull(until, "until");
  }
}
