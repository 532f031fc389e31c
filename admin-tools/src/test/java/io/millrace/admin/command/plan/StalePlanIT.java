package io.millrace.admin.command.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.catalogue.Catalogue;
import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.admin.command.output.OutputOption;
import io.millrace.admin.plan.Cluster;
import io.millrace.admin.plan.Plan;
import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What apply says when a topic vanishes after it was planned for, and before its turn. */
@WithStack
class StalePlanIT {
  private final String name = "t-" + UUID.randomUUID();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void itIsNamedCountedAndTellsTheExitCode(Stack stack) {
    Connection connection =
        Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(30));
    try (Cluster cluster = Cluster.open(connection);
        Admin admin = connection.openAdmin()) {
      cluster.apply(cluster.plan(catalogue(Map.of())), outcome -> {});
      Plan plan = cluster.plan(catalogue(Map.of("segment.ms", "86400000")));
      connection.await(admin.deleteTopics(List.of(name + "-a")).all());

      int code = run().make(cluster, plan, List.of());

      String change = "alter-config %s-%s: segment.ms 604800000 to 86400000";
      assertThat(out.toString().lines()).containsExactly(change.formatted(name, "b"));
      assertThat(err.toString().lines())
          .containsExactly(
              change.formatted(name, "a") + ": no such topic or partition, or not any more",
              "1 confirmed, 1 failed, 0 not possible");
      assertThat(code).isEqualTo(2);
    }
  }

  private ApplyRun run() {
    CommandLine line =
        new CommandLine(new ApplyCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return new ApplyRun(line.getCommandSpec(), new OutputOption(), false);
  }

  private Catalogue catalogue(Map<String, String> configs) {
    return new Catalogue(
        List.of(
            TopicDeclaration.of(name + "-a", 1).configs(configs).build(),
            TopicDeclaration.of(name + "-b", 1).configs(configs).build()));
  }
}
