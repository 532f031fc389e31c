package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.OwnStack;
import io.millrace.local.StackOptions;
import io.millrace.local.junit.Stacks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** A cluster of its own, as one of its brokers is stopped. */
class BrokerDownIT {
  @Test
  void aBrokerThatIsStoppedShowsWhereItIsMissed() throws IOException {
    try (OwnStack stack = Stacks.start(StackOptions.ephemeral().withBrokers(3))) {
      try (Admin admin = LiveTopic.admin(stack.bootstrapServers())) {
        LiveTopic.await(
            admin
                .createTopics(
                    List.of(
                        new NewTopic("copied", Map.of(0, List.of(1, 2, 3))),
                        new NewTopic("single", Map.of(0, List.of(3))),
                        new NewTopic("strict", Map.of(0, List.of(1, 2, 3)))
                            .configs(Map.of("min.insync.replicas", "3"))))
                .all());
      }
      stack.brokers().get(2).stop();

      Run doctor =
          Run.against(
              stack,
              "doctor",
              "--skip",
              "orphan-subjects,schemaless-topics",
              "--timeout",
              "60",
              "--output",
              "json");
      Run describe =
          Run.against(stack, "topics", "describe", "single", "copied", "--timeout", "60");
      Run consume = Run.against(stack, "records", "consume", "single", "--timeout", "60");
      Run cluster = Run.against(stack, "cluster", "describe", "--timeout", "60");

      assertThat(doctor.code()).isEqualTo(3);
      JsonNode findings = new ObjectMapper().readTree(doctor.out()).path("findings");
      assertThat(findings)
          .extracting(
              finding ->
                  "%s %s %s"
                      .formatted(
                          finding.path("severity").textValue(),
                          finding.path("check").textValue(),
                          finding.path("resource").textValue()))
          .contains(
              "error leaderless single",
              "error under-replicated strict",
              "warning under-replicated copied",
              "error thin-replication single",
              "warning thin-replication strict")
          .doesNotContain("error under-replicated single", "warning thin-replication copied");
      assertThat(findings)
          .anySatisfy(
              finding -> {
                assertThat(finding.path("resource").textValue()).isEqualTo("copied");
                assertThat(finding.path("evidence").textValue())
                    .isEqualTo("partition 0 of 1 not in sync on broker 3");
                assertThat(finding.path("remedy").textValue()).isEqualTo("start broker 3 again");
              });
      assertThat(describe.code()).isZero();
      assertThat(describe.outLines().stream().map(line -> line.strip().replaceAll(" +", " ")))
          .anyMatch(line -> line.startsWith("single: ") && line.contains("events at most unknown"))
          .anyMatch(line -> line.startsWith("0 none 3 "))
          .anyMatch(line -> line.startsWith("0 1 1,2,3 1,2 0 0 "));
      assertThat(cluster.code()).isZero();
      assertThat(cluster.out()).containsPattern("3 +127\\.0\\.0\\.1:\\d+ +- +fenced");
      assertThat(consume.code()).isEqualTo(4);
      assertThat(consume.errLines())
          .singleElement()
          .asString()
          .startsWith("admin-tools: partition 0 of single has no leader");
    }
  }
}
