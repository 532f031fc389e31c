package io.millrace.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.admin.topic.TopicWriter;
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
  private static final int PARTITIONS = 3;

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
                  .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()))
                  .toList());
      assertThat(created.values()).allMatch(Optional.empty()::equals);

      // Offsets of partitions that have just been made are asked for again until they are known.
      var unused = plan(connection, writing, names);
      Plan plan = plan(connection, planning, names);

      assertThat(plan.failures()).isEmpty();
      assertThat(plan.only(CreateTopic.class)).hasSize(DECLARED - THERE);
      assertThat(plan.only(AlterConfig.class))
          .hasSize(THERE)
          .allMatch(cut -> cut.hazards().equals(List.of(Hazard.CUT_RETENTION)))
          .allMatch(cut -> cut.loss().isPresent());
      assertThat(requests(planning)).as("requests").isLessThan(20);
      writer.delete(made);
    }
  }

  private static Plan plan(Connection connection, Admin admin, List<String> names) {
    return new ClusterPlanner(connection, admin, connection::openRegistry)
        .plan(PlanRequest.of(shortLived(names)));
  }

  /** Keeps events for a day, which is less than topics do by default. */
  private static Catalogue shortLived(List<String> names) {
    return new Catalogue(
        names.stream()
            .map(
                name ->
                    TopicDeclaration.of(name, PARTITIONS)
                        .configs(Map.of("retention.ms", "86400000"))
                        .build())
            .toList());
  }

  private static double requests(Admin admin) {
    return admin.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("request-total"))
        .filter(metric -> metric.getKey().group().equals("admin-client-metrics"))
        .mapToDouble(metric -> (Double) metric.getValue().metricValue())
        .sum();
  }
}
