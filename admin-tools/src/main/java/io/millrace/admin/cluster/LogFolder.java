package io.millrace.admin.cluster;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;

/**
 * A folder in which a broker keeps partitions.
 *
 * @param path on the broker's machine
 * @param partitions copies in it
 * @param used bytes that these take
 * @param free bytes that are left on its volume; empty when the broker doesn't say
 * @param total bytes of its volume; empty when the broker doesn't say
 * @param problem why it can't be used; empty when it can
 */
public record LogFolder(
    int broker,
    String path,
    int partitions,
    long used,
    OptionalLong free,
    OptionalLong total,
    Optional<String> problem) {
  public LogFolder {
    requireNonNull(path, "path");
    requireNonNull(free, "free");
    requireNonNull(total, "total");
    requireNonNull(problem, "problem");
  }

  static LogFolder of(int broker, String path, LogDirDescription folder) {
    return new LogFolder(
        broker,
        path,
        folder.replicaInfos().size(),
        folder.replicaInfos().values().stream().mapToLong(ReplicaInfo::size).sum(),
        folder.usableBytes(),
        folder.totalBytes(),
        Optional.ofNullable(folder.error()).map(Throwable::getMessage));
  }
}
