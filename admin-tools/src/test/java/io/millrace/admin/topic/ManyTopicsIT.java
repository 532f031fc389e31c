package io.millrace.admin.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** What a plan of a thousand topics asks of a cluster. How long it takes is for a benchmark. */
@WithStack
class ManyTopicsIT {
  private static final int DECLARED = 1_000;
  private static final int THERE = 150;

  @Test
  void aThousandTopicsArePlannedInAHandfulOfRequests(Stack stack) {
    String prefix = "many-" + UUID.randomUUID() + "-";
    List<String> names = IntStream.range(0, DECLARED).mapToObj(i -> prefix + i).toList();
    List<String> made = names.subList(0, THERE);
    Connection connection =
        Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(60));
    try (Admin writing = connection.openAdmin();
        Admin planning = connection.openAdmin()) {
      TopicWriter writer = new TopicWriter(connection, writing);
      Map<String, ?> created =
          writer.create(
              made.stream()
                  .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
                  .toList());

      Map<String, ?> found = new ClusterTopics(connection, planning).find(names).values();

      assertThat(created.values()).allMatch(Optional.empty()::equals);
      assertThat(found).containsOnlyKeys(made);
      assertThat(requests(planning)).isLessThan(8);
      writer.delete(made);
    }
  }

  private static double requests(Admin admin) {
    return admin.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("request-total"))
        .filter(metric -> metric.getKey().group().equals("admin-client-metrics"))
        .mapToDouble(metric -> (Double) metric.getValue().metricValue())
        .sum();
  }
}
