package io.millrace.admin.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.schema.WantedSchema;
import io.millrace.admin.topic.TopicWriter;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.registry.CompatibilityLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** With a cluster and a registry that went away after the plan was made. */
class PlanExecutorTest {
  private final List<Outcome> told = new ArrayList<>();

  @Test
  void whatIsAwayIsNotWaitedForByEachChangeThatIsLeft() throws IOException {
    Plan plan =
        new Plan(
            List.of(
                new RegisterSchema("a-value", WantedSchema.of(Declared.LONG), 0),
                new SetCompatibility("a-value", Optional.empty(), CompatibilityLevel.FULL),
                new RegisterSchema("b-value", WantedSchema.of(Declared.LONG), 0),
                new SetCompatibility("b-value", Optional.empty(), CompatibilityLevel.FULL),
                new CreateTopic(Declared.keyless("c", Batches.MOST)),
                new CreateTopic(Declared.keyless("d", Batches.MOST)),
                new AddPartitions("e", 1, 2, Keys.NONE)));

    List<Outcome> outcomes = execute(plan);

    assertThat(outcomes).isEqualTo(told);
    assertThat(outcomes).extracting(Outcome::change).isEqualTo(plan.changes());
    assertThat(failures(outcomes)).allMatch(failure -> failure.exitCode() == ExitCode.UNAVAILABLE);
    assertThat(failures(outcomes).map(Failure::line))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("no answer from the schema registry"),
            line -> assertThat(line).startsWith("no answer from the schema registry"),
            line -> assertThat(line).startsWith("no answer from the schema registry"),
            line -> assertThat(line).isEqualTo("not tried, as the registry gave no answer before"),
            line -> assertThat(line).startsWith("no answer from Kafka"),
            line -> assertThat(line).isEqualTo("not tried, as the cluster gave no answer before"),
            line -> assertThat(line).isEqualTo("not tried, as the cluster gave no answer before"));
  }

  private List<Outcome> execute(Plan plan) throws IOException {
    int port = unusedPort();
    Connection nobody =
        Connection.of("127.0.0.1:" + port, "http://127.0.0.1:" + port, Duration.ofSeconds(1));
    try (Admin admin = nobody.openAdmin()) {
      return new PlanExecutor(
              new TopicWriter(nobody, admin), SubjectWriter.of(nobody::openRegistry), told::add)
          .execute(plan);
    }
  }

  private static Stream<Failure> failures(List<Outcome> outcomes) {
    return outcomes.stream().map(outcome -> outcome.failure().orElseThrow());
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
