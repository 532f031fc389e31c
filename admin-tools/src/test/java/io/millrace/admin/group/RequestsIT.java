package io.millrace.admin.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

@WithStack
class RequestsIT {
  private static final int GROUPS = 120;

  @Test
  void theLagOfManyGroupsTakesAHandfulOfRequests(Stack stack) {
    GroupFixture fixture = GroupFixture.of(stack).create(2).send(0, 5, Instant.EPOCH);
    for (int i = 0; i < GROUPS; i++) {
      fixture
          .group(fixture.group() + "-" + i)
          .commit(Map.of(fixture.partition(0), new OffsetAndMetadata(i % 5)));
    }
    Connection connection =
        Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(20));
    GroupSelection all =
        new GroupSelection(List.of(), Optional.of(Pattern.compile(fixture.group() + "-.*")));
    try (Admin admin = connection.openAdmin();
        ClusterGroups groups = ClusterGroups.on(connection, admin, Clock.systemUTC())) {
      LagReport report = groups.lag(all);

      assertThat(report.failures()).isEmpty();
      assertThat(report.groups()).hasSize(GROUPS);
      assertThat(report.groups()).allMatch(lag -> lag.oldestUnread().isPresent());
      assertThat(requests(admin)).isLessThan(20);
    }
  }

  private static double requests(Admin admin) {
    return admin.metrics().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals("request-total"))
        .filter(entry -> entry.getKey().group().equals("admin-client-metrics"))
        .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
        .sum();
  }
}
