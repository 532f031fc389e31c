package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroSerdeConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** The demo on a cluster that the user names. */
@WithStack
class GivenClusterIT {
  @Test
  void theJobRunsThereAndLeavesNothingBehind(Stack stack) throws Exception {
    DemoRun demo = run(stack);

    assertThat(demo.code()).as(demo.err()).isZero();
    assertThat(demo.out()).containsPattern("orders +10,018 +10,018 +equal");
    assertThat(topics(stack)).doesNotContain("orders", "customers", "orders.dlq");
    SchemaRegistry registry = registry(stack);
    assertThat(registry.subjects()).doesNotContain("orders-value", "customers-value");
    assertThat(registry.deletedSubjects()).doesNotContain("orders-value", "customers-value");
  }

  @Test
  void aTopicThatIsThereIsNotTouched(Stack stack) throws Exception {
    try (Admin admin = admin(stack)) {
      admin.createTopics(List.of(new NewTopic("orders.dlq", 1, (short) 1))).all().get();
      try {
        DemoRun demo = run(stack);

        assertThat(demo.code()).isEqualTo(2);
        assertThat(demo.lastLine())
            .isEqualTo(
                "demo: %s has topic orders.dlq already, and the demo uses only what it makes itself: delete what nobody needs, or name another cluster"
                    .formatted(stack.bootstrapServers()));
        assertThat(topics(stack)).contains("orders.dlq").doesNotContain("orders");
      } finally {
        admin.deleteTopics(List.of("orders.dlq")).all().get();
      }
    }
  }

  private static DemoRun run(Stack stack) throws Exception {
    return DemoRun.of(
        Map.of(),
        "--bootstrap-servers",
        stack.bootstrapServers(),
        "--schema-registry",
        stack.registryUrl());
  }

  private static Set<String> topics(Stack stack) throws Exception {
    try (Admin admin = admin(stack)) {
      return admin.listTopics().names().get();
    }
  }

  private static Admin admin(Stack stack) {
    return Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
  }

  private static SchemaRegistry registry(Stack stack) {
    RegistrySettings settings =
        new AvroSerdeConfig(Map.of(AvroSerdeConfig.REGISTRY_URL, stack.registryUrl())).registry();
    return SchemaRegistry.open(settings);
  }
}
