package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.SchemaReference;
import io.millrace.registry.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported plans to nothing. */
@WithStack
class ExportIT {
  private static final Schema NUMBER =
      SchemaBuilder.record("Number").fields().requiredLong("n").endRecord();
  private static final String MONEY =
      "{\"type\":\"record\",\"name\":\"Money\",\"namespace\":\"io.shop\",\"fields\":[{\"name\":\"cents\",\"type\":\"long\"}]}";
  private static final String ORDER =
      "{\"type\":\"record\",\"name\":\"Order\",\"namespace\":\"io.shop\",\"fields\":[{\"name\":\"price\",\"type\":\"io.shop.Money\"}]}";

  @TempDir Path folder;
  private final String prefix = "x-" + UUID.randomUUID();
  private Path file;

  @BeforeEach
  void makeTopicsOfManyShapes(Stack stack) {
    file = folder.resolve("catalogue.yaml");
    try (Admin admin = LiveTopic.admin(stack.bootstrapServers())) {
      LiveTopic.await(
          admin
              .createTopics(
                  List.of(
                      topic("plain", 1, Map.of()),
                      topic(
                          "wide",
                          7,
                          Map.of("retention.ms", "-1", "cleanup.policy", "compact,delete")),
                      topic(
                          "odd",
                          2,
                          Map.of(
                              "min.cleanable.dirty.ratio", "0.25",
                              "preallocate", "true",
                              "leader.replication.throttled.replicas", "0:1")),
                      topic("valued", 1, Map.of("cleanup.policy", "compact")),
                      topic("referring", 1, Map.of())))
              .all());
    }
    SchemaRegistry registry =
        Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(30))
            .openRegistry();
    registry.register(prefix + "-valued-key", Schema.create(Schema.Type.STRING), false);
    registry.register(prefix + "-valued-value", Schema.create(Schema.Type.INT), false);
    registry.register(prefix + "-valued-value", Schema.create(Schema.Type.LONG), false);
    registry.setCompatibility(prefix + "-valued-value", CompatibilityLevel.FULL_TRANSITIVE);
    registry.register(prefix + "-wide-value", NUMBER, false);
    registry.register(prefix + "-money", MONEY, List.of(), false);
    registry.register(
        prefix + "-referring-value",
        ORDER,
        List.of(new SchemaReference("io.shop.Money", prefix + "-money", 1)),
        false);
  }

  @Test
  void schemasStayInTheRegistryAndAreNamed(Stack stack) throws IOException {
    Run export = export(stack);

    assertThat(export.code()).as(export.err()).isZero();
    assertThat(export.out()).isEmpty();
    assertThat(export.errLines()).containsExactly("5 topics exported, 0 failed");
    assertThat(Files.readString(file))
        .contains(
            "    value:\n      subject: %s-valued-value\n      version: 2\n      compatibility: FULL_TRANSITIVE\n"
                .formatted(prefix))
        .contains("    configs:\n      cleanup.policy: compact,delete\n      retention.ms: -1\n")
        .contains(
            "  %s-plain:\n    partitions: 1\n    replication: 1\n    configs: {}\n"
                .formatted(prefix))
        .doesNotContain("segment.bytes", "throttled");
    assertPlansToNothing(stack);
  }

  @Test
  void schemasInFilesPlanToNothingToo(Stack stack) throws IOException {
    Run export = export(stack, "--schemas", folder.resolve("schemas").toString());

    assertThat(export.code()).as(export.err()).isZero();
    assertThat(export.err()).startsWith("5 topics exported, 0 failed; 5 schemas in ");
    assertThat(Files.readString(file))
        .contains("  %s-money:\n    schema: schemas/%s-money.avsc\n".formatted(prefix, prefix))
        .contains(
            "      schema: schemas/%s-referring-value.avsc\n      references:\n      - %s-money\n"
                .formatted(prefix, prefix));
    assertPlansToNothing(stack);
  }

  @Test
  void topicsAloneNeedNoRegistry(Stack stack) {
    Run export =
        Run.of(
            "export",
            "--topic",
            prefix + "-wide",
            "--no-schemas",
            "--bootstrap-servers",
            stack.bootstrapServers(),
            "--schema-registry",
            "http://127.0.0.1:1");

    assertThat(export.code()).isZero();
    assertThat(export.out())
        .contains("topics:\n  %s-wide:\n    partitions: 7\n".formatted(prefix))
        .doesNotContain("value:");
  }

  @Test
  void aRegistryThatIsAwayIsSaidAndNothingIsWritten(Stack stack) {
    Run export =
        Run.of(
            "export",
            "--file",
            file.toString(),
            "--timeout",
            "2",
            "--bootstrap-servers",
            stack.bootstrapServers(),
            "--schema-registry",
            "http://127.0.0.1:1");

    assertThat(export.code()).isEqualTo(4);
    assertThat(export.err()).contains("no answer from the schema registry");
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileThatIsThereStays(Stack stack) throws IOException {
    Files.writeString(file, "mine");

    Run export = export(stack);
    Run over = export(stack, "--overwrite");

    assertThat(export.code()).isEqualTo(2);
    assertThat(export.errLines())
        .containsExactly(
            "admin-tools: %s is there already: take it away, or add --overwrite".formatted(file));
    assertThat(over.code()).isZero();
    assertThat(Files.readString(file)).contains("topics:");
  }

  @Test
  void aTopicThatIsNotThereIsNamedAndTheOtherIsExported(Stack stack) {
    Run export =
        Run.against(stack, "export", "--topic", prefix + "-wide", "--topic", prefix + "-wied");

    assertThat(export.code()).isEqualTo(2);
    assertThat(export.out()).contains(prefix + "-wide:");
    assertThat(export.errLines())
        .containsExactly(
            "%s-wied: the cluster has no topic \"%s-wied\"; did you mean %s-wide?"
                .formatted(prefix, prefix, prefix),
            "1 topic exported, 1 failed");
  }

  @Test
  void aTopicThatMayNotBeSeenIsNamedAndTheOtherIsExported(Stack stack) {
    String hidden = prefix + "-plain";
    Right right = new Right(ResourceType.TOPIC, hidden, AclOperation.DESCRIBE);

    Run export =
        right.without(
            stack,
            () -> Run.against(stack, "export", "--topic", hidden, "--topic", prefix + "-wide"));

    assertThat(export.code()).isEqualTo(5);
    assertThat(export.out()).contains(prefix + "-wide:").doesNotContain(hidden);
    assertThat(export.errLines()).hasSize(2);
    assertThat(export.errLines().get(0)).startsWith(hidden + ": ").containsIgnoringCase("authoriz");
    assertThat(export.errLines().get(1)).isEqualTo("1 topic exported, 1 failed");
  }

  private Run export(Stack stack, String... more) {
    return Run.against(
        stack,
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(
                    "export", "--pattern", prefix + ".*", "--file", file.toString()),
                java.util.stream.Stream.of(more))
            .toArray(String[]::new));
  }

  private void assertPlansToNothing(Stack stack) {
    Run plan = Run.against(stack, "plan", "--catalogue", file.toString());
    assertThat(plan.outLines()).as(plan.err()).containsExactly("nothing to change");
  }

  private NewTopic topic(String name, int partitions, Map<String, String> configs) {
    return new NewTopic(prefix + "-" + name, Optional.of(partitions), Optional.empty())
        .configs(configs);
  }
}
