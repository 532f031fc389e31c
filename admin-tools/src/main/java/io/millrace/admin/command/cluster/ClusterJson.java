package io.millrace.admin.command.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.cluster.ClusterState;
import io.millrace.admin.cluster.LogFolder;
import io.millrace.admin.cluster.Quorum;
import io.millrace.admin.cluster.QuorumMember;
import io.millrace.admin.command.output.FailuresView;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A cluster as a program reads it: an object with {@code id} and
 *
 * <ul>
 *   <li>{@code brokers}: objects with {@code id}, {@code address}, {@code rack}, {@code fenced}
 *   <li>{@code quorum}: null when it isn't known, else {@code leader}, {@code epoch}, {@code
 *       highWatermark} and {@code members}: objects with {@code node}, {@code role} (leader, voter
 *       or observer), {@code lag}, {@code caughtUp} (a time in UTC)
 *   <li>{@code features}: objects with {@code name}, {@code level}, {@code newest}
 *   <li>{@code folders}: objects with {@code broker}, {@code path}, {@code partitions}, {@code
 *       usedBytes}, {@code freeBytes}, {@code totalBytes}, {@code problem}
 *   <li>{@code failures}: as in {@link FailuresView}
 * </ul>
 *
 * What isn't known or isn't there is null.
 */
final class ClusterJson {
  private ClusterJson() {}

  static String of(ClusterState state) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("id", state.id());
    ArrayNode brokers = document.putArray("brokers");
    state
        .brokers()
        .forEach(
            broker ->
                brokers
                    .addObject()
                    .put("id", broker.id())
                    .put("address", broker.address())
                    .put("rack", broker.rack().orElse(null))
                    .put("fenced", broker.fenced()));
    state
        .quorum()
        .ifPresentOrElse(
            quorum -> fill(document.putObject("quorum"), quorum), () -> document.putNull("quorum"));
    ArrayNode features = document.putArray("features");
    state
        .features()
        .forEach(
            feature ->
                features
                    .addObject()
                    .put("name", feature.name())
                    .put("level", feature.level())
                    .put("newest", feature.newest()));
    ArrayNode folders = document.putArray("folders");
    state.folders().forEach(folder -> fill(folders.addObject(), folder));
    FailuresView.fill(document, state.failures());
    return document.toPrettyString();
  }

  private static void fill(ObjectNode node, Quorum quorum) {
    node.put("leader", quorum.leader());
    node.put("epoch", quorum.epoch());
    node.put("highWatermark", quorum.highWatermark());
    ArrayNode members = node.putArray("members");
    quorum.members().forEach(member -> fill(members.addObject(), member));
  }

  private static void fill(ObjectNode node, QuorumMember member) {
    node.put("node", member.node());
    node.put("role", member.role());
    node.put("lag", orNull(member.lag()));
    node.put("caughtUp", member.caughtUp().map(Instant::toString).orElse(null));
  }

  private static void fill(ObjectNode node, LogFolder folder) {
    node.put("broker", folder.broker());
    node.put("path", folder.path());
    node.put("partitions", folder.partitions());
    node.put("usedBytes", folder.used());
    node.put("freeBytes", orNull(folder.free()));
    node.put("totalBytes", orNull(folder.total()));
    node.put("problem", folder.problem().orElse(null));
  }

  private static Long orNull(OptionalLong number) {
    return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
  }
}
