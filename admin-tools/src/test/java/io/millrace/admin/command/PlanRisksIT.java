package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class PlanRisksIT {
  @TempDir Path folder;

  @Test
  void aCutOfTheRetentionSaysWhatItDrops(Stack stack) throws IOException {
    LiveTopic byAge = LiveTopic.create(stack, 2, Map.of("retention.ms", "-1"));
    for (int number = 0; number < 4; number++) {
      Duration age = Duration.ofDays(number < 3 ? 30 : 0);
      byAge.send(Instant.now().minus(age), "x".repeat(1_000));
    }
    LiveTopic bySize = LiveTopic.create(stack, 1);
    bySize.send(Instant.now(), "x".repeat(10_000));
    LiveTopic untouched = LiveTopic.create(stack, 1, Map.of("retention.ms", "-1"));
    String catalogue =
        Files.writeString(
                folder.resolve("catalogue.yaml"),
                """
                topics:
                  %s: {partitions: 2, configs: {retention.ms: 604800000}}
                  %s: {partitions: 1, configs: {retention.bytes: 5000}}
                  %s: {partitions: 1, configs: {retention.ms: -1, segment.ms: 86400000}}
                """
                    .formatted(byAge.name(), bySize.name(), untouched.name()))
            .toString();

    Run plan = Run.against(stack, "plan", "--catalogue", catalogue, "--output", "json");
    Run refused = Run.against(stack, "apply", "--catalogue", catalogue);

    JsonNode changes = new ObjectMapper().readTree(plan.out()).path("changes");
    JsonNode aged = change(changes, byAge.name());
    long bytes = aged.path("bytes").longValue();
    assertThat(bytes).isBetween(4_000L, 6_000L);
    assertThat(aged.path("droppedBytes").longValue()).isEqualTo(Math.round(bytes * 0.75));
    assertThat(aged.path("allow")).hasSize(1);
    assertThat(aged.path("allow").path(0).textValue()).isEqualTo("cut-retention");
    assertThat(aged.path("reason").textValue())
        .startsWith("older events are deleted for good: drops about ");
    JsonNode sized = change(changes, bySize.name());
    assertThat(sized.path("droppedBytes").longValue())
        .isEqualTo(sized.path("bytes").longValue() - 5_000);
    assertThat(change(changes, untouched.name()).path("allow")).isEmpty();
    assertThat(change(changes, untouched.name()).has("bytes")).isFalse();
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("drops about", "to go on, add --allow cut-retention");
  }

  private static JsonNode change(JsonNode changes, String topic) {
    for (JsonNode change : changes) {
      if (change.path("resource").textValue().equals(topic)) {
        return change;
      }
    }
    throw new AssertionError("no change of " + topic + " in " + changes);
  }
}
