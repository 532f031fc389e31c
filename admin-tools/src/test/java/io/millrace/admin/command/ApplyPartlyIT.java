package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go on goes on, and the summary counts both. */
@WithStack
class ApplyPartlyIT {
  @TempDir Path folder;
  private CatalogueFile file;
  private String topic;

  @BeforeEach
  void nameATopic() {
    file = CatalogueFile.in(folder);
    topic = file.topic();
  }

  @Test
  void withoutTheRightToLookAtOneOfTenTheOthersAreMade(Stack stack) {
    StringBuilder body = new StringBuilder("{partitions: 1}");
    for (int number = 1; number < 10; number++) {
      body.append("\n  %s-%d: {partitions: 1}".formatted(topic, number));
    }
    String catalogue = file.declare(body.toString());
    LiveAcl denial = LiveAcl.deny(stack, topic, AclOperation.DESCRIBE);
    try {
      Run apply = Run.against(stack, "apply", "--catalogue", catalogue);
      Run check = Run.against(stack, "check", "--catalogue", catalogue);

      assertThat(apply.code()).isEqualTo(5);
      assertThat(apply.outLines()).hasSize(9).allMatch(line -> line.startsWith("create-topic "));
      assertThat(apply.errLines()).hasSize(2);
      assertThat(apply.errLines().get(0)).startsWith(topic + ": ").containsIgnoringCase("authoriz");
      assertThat(apply.errLines().get(1)).isEqualTo("9 confirmed, 1 failed, 0 not possible");
      assertThat(check.code()).isEqualTo(5);
      assertThat(check.outLines()).containsExactly("nothing to change");
    } finally {
      denial.lift();
    }
  }

  @Test
  void withoutTheRightToChangeOneTheOthersAreChanged(Stack stack) {
    String mine = topic + "-mine";
    String both = "{partitions: 1%s}\n  " + mine + ": {partitions: 1%s}";
    String config = ", configs: {segment.ms: 86400000}";
    Run.against(stack, "apply", "--catalogue", file.declare(both.formatted("", "")));
    String catalogue = file.declare(both.formatted(config, config));
    LiveAcl denial = LiveAcl.deny(stack, topic, AclOperation.ALTER_CONFIGS);
    try {
      Run rehearsed = Run.against(stack, "apply", "--dry-run", "--catalogue", catalogue);
      Run apply = Run.against(stack, "apply", "--catalogue", catalogue);

      String change = "alter-config %s: segment.ms 604800000 to 86400000";
      assertThat(rehearsed.code()).isEqualTo(5);
      assertThat(rehearsed.errLines().get(0)).startsWith(change.formatted(topic) + ": ");
      assertThat(rehearsed.errLines().get(1))
          .isEqualTo("nothing is changed: 1 would be confirmed, 1 would fail, 0 not possible");
      assertThat(apply.code()).isEqualTo(5);
      assertThat(apply.outLines()).containsExactly(change.formatted(mine));
      assertThat(apply.errLines()).last().isEqualTo("1 confirmed, 1 failed, 0 not possible");
    } finally {
      denial.lift();
    }
  }

  @Test
  void whatABrokerWouldRefuseShowsInADryRun(Stack stack) {
    String catalogue =
        file.declare("{partitions: 1, replication: 7}\n  %s-ok: {partitions: 1}".formatted(topic));

    Run dry = Run.against(stack, "apply", "--dry-run", "--catalogue", catalogue);

    assertThat(dry.code()).isEqualTo(2);
    assertThat(dry.out()).contains("create-topic", topic + "-ok");
    assertThat(dry.errLines()).hasSize(2);
    assertThat(dry.errLines().get(0))
        .startsWith("create-topic %s: partitions=1, replication=7: ".formatted(topic));
    assertThat(dry.errLines().get(1))
        .isEqualTo("nothing is changed: 1 would be confirmed, 1 would fail, 0 not possible");
    assertThat(Run.against(stack, "topics", "list").outLines())
        .doesNotContain(topic, topic + "-ok");
  }

  @Test
  void configsThatABrokerWouldRefuseTogetherShowInADryRun(Stack stack) {
    Run.against(stack, "apply", "--catalogue", file.declare("{partitions: 1}"));
    String catalogue =
        file.declare(
            "{partitions: 3, configs: {min.compaction.lag.ms: 2000, max.compaction.lag.ms: 1000}}");

    Run dry = Run.against(stack, "apply", "--dry-run", "--catalogue", catalogue);
    String after = Run.against(stack, "topics", "describe", topic).out();

    assertThat(dry.code()).isEqualTo(2);
    assertThat(dry.err()).contains("alter-config " + topic, "1 would be confirmed, 1 would fail");
    assertThat(after).contains("partitions 1,");
  }

  @Test
  void aRegistryThatIsAwayStopsAllBeforeAnythingIsTouched(Stack stack) throws IOException {
    file.schema("int");
    String catalogue = file.declare("{partitions: 1, value: {schema: value.avsc}}");
    String nobody = "http://127.0.0.1:" + unusedPort();

    Run apply =
        Run.of(
            "apply",
            "--catalogue",
            catalogue,
            "--timeout",
            "2",
            "--bootstrap-servers",
            stack.bootstrapServers(),
            "--schema-registry",
            nobody);

    assertThat(apply.code()).isEqualTo(4);
    assertThat(apply.out()).isEmpty();
    assertThat(apply.errLines())
        .singleElement()
        .asString()
        .contains("no answer from the schema registry at " + nobody);
    assertThat(Run.against(stack, "topics", "list").outLines()).doesNotContain(topic);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A right taken away for a while; without the first rule, all others would go with it. */
  private record LiveAcl(String bootstrapServers, List<AclBinding> bindings) {

    static LiveAcl deny(Stack stack, String topic, AclOperation operation) {
      List<AclBinding> bindings =
          List.of(
              binding(topic, AclOperation.ALL, AclPermissionType.ALLOW),
              binding(topic, operation, AclPermissionType.DENY));
      try (Admin admin = LiveTopic.admin(stack.bootstrapServers())) {
        LiveTopic.await(admin.createAcls(bindings).all());
      }
      return new LiveAcl(stack.bootstrapServers(), bindings);
    }

    private static AclBinding binding(
        String topic, AclOperation operation, AclPermissionType permission) {
      return new AclBinding(
          new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
          new AccessControlEntry("User:ANONYMOUS", "*", operation, permission));
    }

    void lift() {
      try (Admin admin = LiveTopic.admin(bootstrapServers)) {
        LiveTopic.await(
            admin.deleteAcls(bindings.stream().map(AclBinding::toFilter).toList()).all());
      }
    }
  }
}
