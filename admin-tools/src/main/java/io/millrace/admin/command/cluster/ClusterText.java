package io.millrace.admin.command.cluster;

import io.millrace.admin.cluster.Broker;
import io.millrace.admin.cluster.ClusterState;
import io.millrace.admin.cluster.Feature;
import io.millrace.admin.cluster.LogFolder;
import io.millrace.admin.cluster.QuorumMember;
import io.millrace.admin.command.output.Sizes;
import io.millrace.app.render.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A cluster as a person reads it: a line that sums up, then tables. */
final class ClusterText {
  private static final Table<Broker> BROKERS =
      new Table<Broker>()
          .number("BROKER", Broker::id)
          .text("ADDRESS", Broker::address)
          .text("RACK", broker -> broker.rack().orElse("-"))
          .text("STATE", broker -> broker.fenced() ? "fenced" : "serving");

  private static final Table<QuorumMember> MEMBERS =
      new Table<QuorumMember>()
          .number("NODE", QuorumMember::node)
          .text("ROLE", QuorumMember::role)
          .number("LAG", ClusterText::lag)
          .text("CAUGHT UP", member -> member.caughtUp().map(Instant::toString).orElse("-"));

  private static final Table<Feature> FEATURES =
      new Table<Feature>()
          .text("FEATURE", Feature::name)
          .number("LEVEL", Feature::level)
          .number("NEWEST", Feature::newest);

  private static final Table<LogFolder> FOLDERS =
      new Table<LogFolder>()
          .number("BROKER", LogFolder::broker)
          .text("FOLDER", LogFolder::path)
          .number("PARTITIONS", LogFolder::partitions)
          .number("USED", folder -> Sizes.of(folder.used()))
          .number("FREE", folder -> Sizes.of(folder.free()))
          .number("VOLUME", folder -> Sizes.of(folder.total()))
          .text("PROBLEM", folder -> folder.problem().orElse("-"));

  private ClusterText() {}

  private static Object lag(QuorumMember member) {
    return member.lag().isPresent() ? member.lag().getAsLong() : "-";
  }

  static String of(ClusterState state) {
    List<String> parts = new ArrayList<>();
    parts.add(
        "cluster %s: %d %s%s%n%s"
            .formatted(
                state.id(),
                state.brokers().size(),
                state.brokers().size() == 1 ? "broker" : "brokers",
                state.quorum().map(quorum -> ", controlled by node " + quorum.leader()).orElse(""),
                BROKERS.render(state.brokers())));
    state
        .quorum()
        .ifPresent(
            quorum ->
                parts.add(
                    "quorum: epoch %d, metadata up to %d%n%s"
                        .formatted(
                            quorum.epoch(),
                            quorum.highWatermark(),
                            MEMBERS.render(quorum.members()))));
    if (!state.features().isEmpty()) {
      parts.add(FEATURES.render(state.features()));
    }
    if (!state.folders().isEmpty()) {
      parts.add(FOLDERS.render(state.folders()));
    }
    return String.join("%n%n".formatted(), parts);
  }
}
