package io.millrace.admin.command.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.command.output.FailuresView;
import io.millrace.admin.group.GroupLag;
import io.millrace.admin.group.GroupMember;
import io.millrace.admin.group.LagReport;
import io.millrace.admin.group.PartitionLag;
import io.millrace.admin.group.Trend;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far behind groups are as a program reads it. The document is {@code {"at": ..., "groups":
 * [...], "failures": [...]}}; docs/groups.md has all members, and the failures are as in {@link
 * FailuresView}. What isn't known is null.
 *
 * @param before the report to tell the trend from; empty when there is none
 * @param summary whether members and partitions are left out
 */
record LagJson(LagReport report, Optional<LagReport> before, boolean summary) {

  ObjectNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("at", report.at().toString());
    ArrayNode groups = document.putArray("groups");
    report.groups().forEach(group -> fill(groups.addObject(), group));
    FailuresView.fill(document, report.failures());
    return document;
  }

  private void fill(ObjectNode node, GroupLag group) {
    node.put("group", group.name());
    node.put("type", group.description().group().typeName());
    node.put("protocol", group.description().group().protocol());
    node.put("state", group.description().group().stateName());
    node.put("coordinator", group.description().coordinator());
    node.put("memberCount", group.description().members().size());
    put(node, "lag", group.events());
    fillTimes(node, group.oldestUnread(), group.age(report.at()));
    before.ifPresent(
        then ->
            node.put(
                "lagPerSecond",
                Trend.between(then, report, group.name())
                    .map(Trend::eventsPerSecond)
                    .orElse(null)));
    if (!summary) {
      ArrayNode members = node.putArray("members");
      group.description().members().forEach(member -> fill(members.addObject(), member));
      ArrayNode partitions = node.putArray("partitions");
      group.partitions().forEach(lag -> fill(partitions.addObject(), lag));
    }
  }

  private static void fill(ObjectNode node, GroupMember member) {
    node.put("id", member.id());
    node.put("instance", member.instance().orElse(null));
    node.put("client", member.client());
    node.put("host", member.host());
  }

  private void fill(ObjectNode node, PartitionLag lag) {
    node.put("topic", lag.partition().topic());
    node.put("partition", lag.partition().partition());
    put(node, "committed", lag.committed());
    put(node, "end", lag.end());
    put(node, "lag", lag.lag());
    fillTimes(node, lag.oldestUnread(), lag.age(report.at()));
    node.put("member", lag.member().map(GroupMember::id).orElse(null));
    node.put("note", lag.note().orElse(null));
  }

  private static void fillTimes(ObjectNode node, Optional<Instant> time, Optional<Duration> age) {
    node.put("oldestUnreadAt", time.map(Instant::toString).orElse(null));
    node.put("oldestUnreadAgeMs", age.map(Duration::toMillis).orElse(null));
  }

  private static void put(ObjectNode node, String name, OptionalLong value) {
    node.put(name, value.isPresent() ? (Long) value.getAsLong() : null);
  }
}
