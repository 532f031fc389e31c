package io.millrace.admin.topic;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A partition with its events.
 *
 * @param log empty when it has no leader, or when that gave no answer
 * @param bytesOnDisk of all copies together, on the brokers that told; empty when none did
 */
public record PartitionDetails(
    PartitionShape shape, Optional<LogRange> log, OptionalLong bytesOnDisk) {
  public PartitionDetails {
    requireNonNull(shape, "shape");
    requireNonNull(log, "log");
    requireNonNull(bytesOnDisk, "bytesOnDisk");
  }
}
