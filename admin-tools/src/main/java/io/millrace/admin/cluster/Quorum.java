package io.millrace.admin.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.QuorumInfo;

/**
 * The controllers and who follows them.
 *
 * @param leader the node that controls the cluster
 * @param epoch grows with each election
 * @param highWatermark the offset up to which a majority has the metadata
 * @param members the leader, the voters, then the observers
 */
public record Quorum(int leader, long epoch, long highWatermark, List<QuorumMember> members) {
  public Quorum {
    members = List.copyOf(members);
  }

  static Quorum of(QuorumInfo info) {
    long end =
        info.voters().stream()
            .filter(voter -> voter.replicaId() == info.leaderId())
            .mapToLong(QuorumInfo.ReplicaState::logEndOffset)
            .findFirst()
            .orElse(info.highWatermark());
    Stream<QuorumMember> voters =
        info.voters().stream()
            .map(
                voter ->
                    QuorumMember.of(
                        voter, voter.replicaId() == info.leaderId() ? "leader" : "voter", end));
    Stream<QuorumMember> observers =
        info.observers().stream().map(observer -> QuorumMember.of(observer, "observer", end));
    Comparator<QuorumMember> leaderFirst =
        Comparator.comparing((QuorumMember member) -> !member.role().equals("leader"))
            .thenComparing(member -> member.role().equals("observer"))
            .thenComparing(QuorumMember::node);
    return new Quorum(
        info.leaderId(),
        info.leaderEpoch(),
        info.highWatermark(),
        Stream.concat(voters, observers).sorted(leaderFirst).toList());
  }
}
