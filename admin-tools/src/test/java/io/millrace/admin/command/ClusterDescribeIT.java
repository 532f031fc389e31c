package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

@WithStack
class ClusterDescribeIT {

  @Test
  void brokersQuorumFeaturesAndFoldersAreShown(Stack stack) {
    Run run = Run.against(stack, "cluster", "describe");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    List<String> lines = run.outLines().stream().map(l -> l.strip().replaceAll(" +", " ")).toList();
    assertThat(lines.get(0)).matches("cluster \\S+: 1 broker, controlled by node 1");
    assertThat(lines)
        .contains("BROKER ADDRESS RACK STATE", "1 %s - serving".formatted(stack.bootstrapServers()))
        .contains("NODE ROLE LAG CAUGHT UP", "FEATURE LEVEL NEWEST")
        .contains("BROKER FOLDER PARTITIONS USED FREE VOLUME PROBLEM")
        .anyMatch(line -> line.startsWith("1 leader 0 "))
        .anyMatch(line -> line.matches("metadata\\.version \\d+ \\d+"))
        .anyMatch(line -> line.matches("1 .*/data \\d+ .* -"));
  }

  @Test
  void asJsonItIsOneDocument(Stack stack) throws IOException {
    Run run = Run.against(stack, "cluster", "describe", "--output", "json");

    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.fieldNames())
        .toIterable()
        .containsExactly("id", "brokers", "quorum", "features", "folders", "failures");
    assertThat(document.at("/brokers/0"))
        .hasToString(
            "{\"id\":1,\"address\":\"%s\",\"rack\":null,\"fenced\":false}"
                .formatted(stack.bootstrapServers()));
    assertThat(document.at("/quorum/leader").intValue()).isEqualTo(1);
    assertThat(document.at("/quorum/members/0/role").textValue()).isEqualTo("leader");
    assertThat(document.at("/features/0/name").textValue()).isNotEmpty();
    JsonNode folder = document.at("/folders/0");
    assertThat(folder.path("broker").intValue()).isEqualTo(1);
    assertThat(folder.path("totalBytes").longValue())
        .isGreaterThan(folder.path("usedBytes").longValue());
    assertThat(folder.path("problem").isNull()).isTrue();
    assertThat(document.path("failures")).isEmpty();
  }

  @Test
  void whatMayNotBeSeenIsNamedAndTheRestIsShown(Stack stack) {
    Right right = new Right(ResourceType.CLUSTER, "kafka-cluster", AclOperation.DESCRIBE);

    Run run = right.without(stack, () -> Run.against(stack, "cluster", "describe"));

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).contains("BROKER", stack.bootstrapServers(), "metadata.version");
    assertThat(run.errLines())
        .containsExactly(
            "quorum: Cluster authorization failed.",
            "disks of broker 1: Cluster authorization failed.");
  }
}
