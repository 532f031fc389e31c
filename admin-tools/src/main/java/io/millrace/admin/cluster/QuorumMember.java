package io.millrace.admin.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.QuorumInfo;

/**
 * A node that has the cluster's metadata.
 *
 * @param role leader, voter or observer
 * @param lag records of the metadata that it lacks; empty when the leader hasn't heard of it
 * @param caughtUp when it last lacked none; empty when the leader doesn't know
 */
public record QuorumMember(int node, String role, OptionalLong lag, Optional<Instant> caughtUp) {
  public QuorumMember {
    requireNonNull(role, "role");
    requireNonNull(lag, "lag");
    requireNonNull(caughtUp, "caughtUp");
  }

  static QuorumMember of(QuorumInfo.ReplicaState state, String role, long end) {
    OptionalLong time = state.lastCaughtUpTimestamp();
    return new QuorumMember(
        state.replicaId(),
        role,
        state.logEndOffset() < 0
            ? OptionalLong.empty()
            : OptionalLong.of(Math.max(0, end - state.logEndOffset())),
        time.isPresent() && time.getAsLong() >= 0
            ? Optional.of(Instant.ofEpochMilli(time.getAsLong()))
            : Optional.empty());
  }
}
