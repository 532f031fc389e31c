package io.millrace.admin.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.command.output.Document;
import io.millrace.admin.group.DescribedGroup;
import io.millrace.admin.group.GroupLag;
import io.millrace.admin.group.GroupMember;
import io.millrace.admin.group.GroupSummary;
import io.millrace.admin.group.LagReport;
import io.millrace.admin.group.PartitionLag;
import io.millrace.app.cli.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LagJsonTest {
  private static final TopicPartition READ = new TopicPartition("orders", 1);
  private static final Instant FIRST = Instant.parse("2026-03-29T14:30:00Z");
  private static final GroupMember STATIC =
      new GroupMember("m-1", Optional.of("worker-1"), "worker", "/10.0.0.7", Set.of(READ));
  private static final GroupMember OTHER =
      new GroupMember("m-2", Optional.empty(), "worker", "/10.0.0.8", Set.of());

  @Test
  void theDocumentHasMembersPartitionsAndTheTrend() {
    LagReport before = report(FIRST, 40, Map.of());
    LagReport now =
        report(FIRST.plusSeconds(20), 10, Map.of("nobody", new Failure(2, "no such group")));

    assertThat(Document.of(new LagJson(now, Optional.of(before), false).document().toString()))
        .isEqualTo(
            Document.of(
                """
                {"at": "2026-03-29T14:30:20Z",
                 "groups": [
                   {"group": "billing", "type": "consumer", "protocol": "consumer",
                    "state": "stable", "coordinator": 2, "memberCount": 2, "lag": 10,
                    "oldestUnreadAt": "2026-03-29T14:29:50Z", "oldestUnreadAgeMs": 30000,
                    "lagPerSecond": -1.5,
                    "members": [
                      {"id": "m-1", "instance": "worker-1", "client": "worker",
                       "host": "10.0.0.7"},
                      {"id": "m-2", "instance": null, "client": "worker", "host": "10.0.0.8"}],
                    "partitions": [
                      {"topic": "orders", "partition": 1, "committed": 990, "end": 1000,
                       "lag": 10, "oldestUnreadAt": "2026-03-29T14:29:50Z",
                       "oldestUnreadAgeMs": 30000, "member": "m-1", "note": null},
                      {"topic": "orders", "partition": 2, "committed": null, "end": null,
                       "lag": null, "oldestUnreadAt": null, "oldestUnreadAgeMs": null,
                       "member": null, "note": "no offset committed yet"}]}],
                 "failures": [{"resource": "nobody", "error": "no such group", "exitCode": 2}]}
                """));
  }

  @Test
  void aSummaryLeavesMembersAndPartitionsOut() {
    assertThat(
            Document.of(
                new LagJson(report(FIRST, 0, Map.of()), Optional.empty(), true)
                    .document()
                    .toString()))
        .isEqualTo(
            Document.of(
                """
                {"at": "2026-03-29T14:30:00Z",
                 "groups": [
                   {"group": "billing", "type": "consumer", "protocol": "consumer",
                    "state": "stable", "coordinator": 2, "memberCount": 2, "lag": 0,
                    "oldestUnreadAt": "2026-03-29T14:29:50Z", "oldestUnreadAgeMs": 10000}],
                 "failures": []}
                """));
  }

  private static LagReport report(Instant at, long lag, Map<String, Failure> failures) {
    PartitionLag read =
        new PartitionLag(
            READ,
            OptionalLong.of(1_000 - lag),
            OptionalLong.of(1_000),
            OptionalLong.of(lag),
            Optional.of(FIRST.minusSeconds(10)),
            Optional.of(STATIC),
            Optional.empty());
    PartitionLag unknown =
        new PartitionLag(
            new TopicPartition("orders", 2),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("no offset committed yet"));
    GroupSummary billing =
        new GroupSummary("billing", GroupType.CONSUMER, "consumer", GroupState.STABLE);
    DescribedGroup described =
        new DescribedGroup(billing, 2, List.of(STATIC, OTHER), Set.of("orders"));
    return new LagReport(at, List.of(new GroupLag(described, List.of(read, unknown))), failures);
  }
}
