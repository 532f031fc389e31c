package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.admin.health.Checks;
import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

@WithStack
class DoctorIT {
  private static final Schema SCHEMA = SchemaBuilder.builder().stringType();

  @Test
  void aHealthyClusterHasNothingFound(Stack stack) {
    LiveTopic.create(stack, 3);

    Run run = Run.against(stack, "doctor", "--only", "leaderless,under-replicated,skewed-leaders");

    assertThat(run.outLines()).containsExactly("nothing found");
    assertThat(run.errLines())
        .containsExactly("0 errors, 0 warnings, 0 infos; 3 checks made, 0 not");
    assertThat(run.code()).isZero();
  }

  @Test
  void anOrphanSubjectIsFoundWithEvidenceAndRemedy(Stack stack) {
    String gone = "gone-" + UUID.randomUUID();
    register(stack, gone + "-value");

    Run run = Run.against(stack, "doctor", "--only", "orphan-subjects");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.outLines().get(0))
        .startsWith("SEVERITY")
        .contains("CHECK", "RESOURCE", "EVIDENCE", "REMEDY");
    assertThat(run.outLines())
        .anyMatch(
            line ->
                line.startsWith("warning")
                    && line.contains(gone + "-value")
                    && line.contains("the cluster has no topic " + gone));
  }

  @Test
  void aTopicThatMayNotBeSeenMakesNoOrphanOfItsSubject(Stack stack) {
    String topic = LiveTopic.create(stack, 1).name();
    register(stack, topic + "-value");
    Right right = new Right(ResourceType.TOPIC, topic, AclOperation.DESCRIBE);

    Run run = right.without(stack, () -> Run.against(stack, "doctor", "--only", "orphan-subjects"));

    assertThat(run.out()).doesNotContain(topic);
    assertThat(run.errLines())
        .anyMatch(line -> line.equals(topic + ": Topic authorization failed."));
  }

  @Test
  void topicsAndGroupsAreFoundAsOneDocument(Stack stack) throws IOException {
    LiveTopic topic = LiveTopic.create(stack, 1);
    topic.send(Instant.now().minus(Duration.ofDays(3)), "old");
    String group = "stale-" + UUID.randomUUID();
    topic.commit(group, 0);
    LiveTopic unread = LiveTopic.create(stack, 1);
    unread.send(Instant.now(), "one");

    Run run = Run.against(stack, "doctor", "--stale-after", "2d", "--output", "json");
    Run later =
        Run.against(
            stack, "doctor", "--stale-after", "4d", "--only", "stale-groups", "--output", "json");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).isEmpty();
    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.fieldNames())
        .toIterable()
        .containsExactly("findings", "made", "notMade", "failures");
    assertThat(document.path("findings"))
        .allSatisfy(
            finding ->
                assertThat(finding.fieldNames())
                    .toIterable()
                    .containsExactly("check", "severity", "resource", "evidence", "remedy"));
    assertThat(document.path("made")).hasSize(9);
    assertThat(document.path("notMade")).isEmpty();
    assertThat(document.path("failures")).isEmpty();
    assertThat(document.path("findings"))
        .anySatisfy(
            finding -> {
              assertThat(finding.path("check").textValue()).isEqualTo("stale-groups");
              assertThat(finding.path("severity").textValue()).isEqualTo("warning");
              assertThat(finding.path("resource").textValue()).isEqualTo(group);
              assertThat(finding.path("evidence").textValue())
                  .isEqualTo(
                      "no members, and events older than 2d unread in %s: 1 to the end"
                          .formatted(topic.name()));
              assertThat(finding.path("remedy").textValue()).startsWith("start its consumers");
            })
        .anySatisfy(
            finding -> {
              assertThat(finding.path("check").textValue()).isEqualTo("unread-topics");
              assertThat(finding.path("resource").textValue()).isEqualTo(unread.name());
            })
        .anySatisfy(
            finding -> {
              assertThat(finding.path("check").textValue()).isEqualTo("schemaless-topics");
              assertThat(finding.path("resource").textValue()).isEqualTo(topic.name());
            });
    assertThat(later.out()).doesNotContain(group);
  }

  @Test
  void throttlesThatAreLeftAreFoundAndTheRemedyOfATopicTakesThemAway(Stack stack) {
    LiveTopic topic =
        LiveTopic.create(stack, 1, Map.of("leader.replication.throttled.replicas", "0:1"));
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
    try (Admin admin = LiveTopic.admin(stack.bootstrapServers())) {
      setRate(admin, broker, AlterConfigOp.OpType.SET);

      Run run = Run.against(stack, "doctor", "--only", "leftover-throttles");

      setRate(admin, broker, AlterConfigOp.OpType.DELETE);
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.out())
          .contains(
              "broker 1",
              "leader.replication.throttled.rate=1000000",
              topic.name(),
              "leader.replication.throttled.replicas=0:1");
    }
    String remedy = "topics alter %s --reset leader.replication.throttled.replicas";

    Run cure = Run.against(stack, remedy.formatted(topic.name()).split(" "));

    assertThat(cure.errLines()).containsExactly("1 confirmed, 0 failed");
    // Tests beside this one may have throttles of their own.
    assertThat(Run.against(stack, "doctor", "--only", "leftover-throttles").out())
        .doesNotContain(topic.name(), "broker 1");
  }

  private static void setRate(Admin admin, ConfigResource broker, AlterConfigOp.OpType type) {
    LiveTopic.await(
        admin
            .incrementalAlterConfigs(
                Map.of(
                    broker,
                    List.of(
                        new AlterConfigOp(
                            new ConfigEntry("leader.replication.throttled.rate", "1000000"),
                            type))))
            .all());
  }

  @Test
  void theHelpNamesAllChecks() {
    assertThat(Run.of("doctor", "--help").out().replaceAll("\\s+", " "))
        .contains(String.join(", ", Checks.names()));
  }

  @Test
  void aSpanIsWrittenAsEverywhere() {
    Run run = Run.of("doctor", "--stale-after", "soon");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("\"soon\" is no duration: write it as 250ms, 90s, 15m, 2h");
  }

  @Test
  void aRegistryThatIsAwayCostsItsOwnChecksOnly(Stack stack) throws IOException {
    String nobody = "http://127.0.0.1:" + unusedPort();

    Run run =
        Run.of(
            "doctor",
            "--only",
            "leaderless,orphan-subjects",
            "--timeout",
            "2",
            "--bootstrap-servers",
            stack.bootstrapServers(),
            "--schema-registry",
            nobody);

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.outLines()).containsExactly("nothing found");
    assertThat(run.errLines()).hasSize(3);
    assertThat(run.errLines().get(0))
        .startsWith("registry: no answer from the schema registry at " + nobody);
    assertThat(run.errLines().subList(1, 3))
        .containsExactly(
            "orphan-subjects not checked: registry gave no answer",
            "0 errors, 0 warnings, 0 infos; 1 check made, 1 not");
  }

  @Test
  void aRegistryThatNoCheckNeedsIsNotAsked(Stack stack) throws IOException {
    Run run =
        Run.of(
            "doctor",
            "--only",
            "leaderless",
            "--bootstrap-servers",
            stack.bootstrapServers(),
            "--schema-registry",
            "http://127.0.0.1:" + unusedPort());

    assertThat(run.code()).isZero();
  }

  @Test
  void anUnknownCheckIsRefusedWithTheNearest() {
    Run run = Run.of("doctor", "--skip", "stale-group");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("admin-tools: there is no check \"stale-group\"; did you mean stale-groups?");
  }

  private static void register(Stack stack, String subject) {
    Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(10))
        .openRegistry()
        .register(subject, SCHEMA, false);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
