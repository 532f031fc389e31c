package io.millrace.admin.record;

import java.time.Instant;
import java.util.Optional;

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
    int partition,
    long from,
    long next,
    Optional<Long> end,
    long scanned,
    long matched,
    long undecodable,
    Optional<Instant> earliest,
    Optional<Instant> latest) {}
