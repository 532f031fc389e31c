package io.millrace.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** A topic that is deleted after it was planned for, and before its turn. */
@WithStack
class VanishedTopicIT {

  @Test
  void itIsNamedAndTheOthersAreChanged(Stack stack) {
    Connection connection =
        Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(30));
    String name = "t-" + UUID.randomUUID();
    try (Cluster cluster = Cluster.open(connection);
        Admin admin = connection.openAdmin()) {
      cluster.apply(cluster.plan(catalogue(name, Map.of())), outcome -> {});
      Plan plan = cluster.plan(catalogue(name, Map.of("segment.ms", "86400000")));
      connection.await(admin.deleteTopics(List.of(name + "-a")).all());

      List<Outcome> outcomes = cluster.apply(plan, outcome -> {});

      assertThat(outcomes).hasSize(2);
      assertThat(outcomes.get(0).failure())
          .contains(new Failure(ExitCode.USAGE, "no such topic or partition, or not any more"));
      assertThat(outcomes.get(1).isConfirmed()).isTrue();
    }
  }

  private static Catalogue catalogue(String name, Map<String, String> configs) {
    return new Catalogue(
        List.of(
            TopicDeclaration.of(name + "-a", 1).configs(configs).build(),
            TopicDeclaration.of(name + "-b", 1).configs(configs).build()));
  }
}
