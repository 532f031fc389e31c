package io.millrace.admin.group;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;

/** Reports as tests need them. */
public final class LagReports {
  private LagReports() {}

  /** Of the group g, which has read nothing of its one partition. */
  public static LagReport of(Instant at, long lag) {
    PartitionLag partition =
        new PartitionLag(
            new TopicPartition("orders", 0),
            OptionalLong.of(0),
            OptionalLong.of(lag),
            OptionalLong.of(lag),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    GroupSummary group = new GroupSummary("g", GroupType.CONSUMER, "consumer", GroupState.STABLE);
    return new LagReport(
        at,
        List.of(
            new GroupLag(new DescribedGroup(group, 1, List.of(), Set.of()), List.of(partition))),
        Map.of());
  }
}
