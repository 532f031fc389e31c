package io.millrace.container;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.local.OwnStack;
import io.millrace.local.Server;
import io.millrace.local.StackOptions;
import io.millrace.local.junit.Stacks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** What other tests rely on; that brokers and registry work is theirs to see. */
class ContainerStackIT {
  @Test
  void aBrokerThatWasKilledPausedOrStoppedComesBackAsItWas() throws Exception {
    try (OwnStack stack = Stacks.start(StackOptions.ephemeral());
        Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      Server broker = stack.brokers().get(0);
      admin
          .createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty())))
          .all()
          .get(30, SECONDS);

      broker.kill();
      assertThatAnswers(stack, false);
      broker.start();
      assertThatAnswers(stack, true);
      broker.pause();
      assertThatAnswers(stack, false);
      broker.resume();
      broker.resume();
      assertThatAnswers(stack, true);
      broker.stop();
      assertThatAnswers(stack, false);
      broker.start();

      assertThat(admin.listTopics().names().get(30, SECONDS)).containsExactly("kept");
    }
  }

  @Test
  void threeBrokersMakeOneClusterAndLeaveNothing() throws Exception {
    List<String> ids;
    try (ContainerStack stack = ContainerStack.start(StackOptions.ephemeral().withBrokers(3));
        Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      assertThat(admin.describeCluster().nodes().get(30, SECONDS)).hasSize(3);
      ids = stack.brokers().stream().map(broker -> broker.container().getContainerId()).toList();
      assertThat(ids).doesNotContainNull().hasSize(3);
    }
    assertThat(
            DockerClientFactory.lazyClient()
                .listContainersCmd()
                .withShowAll(true)
                .withIdFilter(ids)
                .exec())
        .isEmpty();
  }

  private static void assertThatAnswers(OwnStack stack, boolean answers) throws Exception {
    Map<String, Object> impatient =
        Map.of(
            "bootstrap.servers",
            stack.bootstrapServers(),
            "request.timeout.ms",
            answers ? "30000" : "1000",
            "default.api.timeout.ms",
            answers ? "30000" : "2000");
    try (Admin admin = Admin.create(impatient)) {
      if (answers) {
        assertThat(admin.describeCluster().nodes().get()).hasSize(1);
      } else {
        assertThatThrownBy(() -> admin.describeCluster().nodes().get())
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(TimeoutException.class);
      }
    }
  }
}
