package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;

@WithStack
class TopicsDescribeIT {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void aTopicIsShownWithPartitionsConfigsEventsAndGroups(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 2, Map.of("retention.ms", "-1"));
    topic.send(NOON, "one");
    topic.send(NOON.minusSeconds(60), "older, and last");
    topic.commit("idle-" + topic.name(), 1);

    Run run = Run.against(stack, "topics", "describe", topic.name());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    List<String> lines = run.outLines().stream().map(l -> l.replaceAll(" +", " ")).toList();
    assertThat(lines.get(0))
        .matches(
            topic.name()
                + ": partitions 2, replication 1, events at most 2, on disk \\d+ B,"
                + " newest event 2026-11-01T12:00:00Z");
    assertThat(lines.get(1))
        .isEqualTo("PARTITION LEADER REPLICAS IN SYNC START END ON DISK NEWEST EVENT");
    assertThat(lines.get(2).strip()).matches("0 1 1 1 0 2 \\d+ B 2026-11-01T12:00:00Z");
    assertThat(lines.get(3).strip()).isEqualTo("1 1 1 1 0 0 0 B -");
    assertThat(lines).contains("CONFIG VALUE SOURCE", "retention.ms -1 topic");
    assertThat(lines)
        .contains("min.insync.replicas 1 cluster")
        .noneMatch(line -> line.startsWith("segment.ms"));
    assertThat(lines).contains("idle-%s classic empty 0 no".formatted(topic.name()));
  }

  @Test
  void allConfigsAreShownOnRequest(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);

    Run run = Run.against(stack, "topics", "describe", "--all-configs", topic.name());

    assertThat(run.outLines())
        .anyMatch(line -> line.matches("segment.ms +604800000 +default"))
        .contains("no group reads it");
  }

  @Test
  void asJsonItIsOneDocument(Stack stack) throws IOException {
    LiveTopic topic = LiveTopic.create(stack, 1, Map.of("retention.ms", "-1"));
    topic.send(NOON, "one");
    JsonNode document;
    try (Consumer<String, String> member = topic.join("live-" + UUID.randomUUID())) {
      String group = member.groupMetadata().groupId();

      Run run = Run.against(stack, "topics", "describe", "--output", "json", topic.name());

      document = new ObjectMapper().readTree(run.out());
      JsonNode reader = document.at("/topics/0/groups/0");
      assertThat(reader)
          .isEqualTo(
              new ObjectMapper()
                  .readTree(
                      """
                      {"group": "%s", "type": "consumer", "state": "stable", "members": 1,
                       "active": true}
                      """
                          .formatted(group)));
    }
    JsonNode found = document.at("/topics/0");
    assertThat(found.path("name").textValue()).isEqualTo(topic.name());
    assertThat(found.path("id").textValue()).hasSize(22);
    assertThat(found.path("internal").booleanValue()).isFalse();
    assertThat(found.path("replication").intValue()).isEqualTo(1);
    assertThat(found.path("events").longValue()).isEqualTo(1);
    assertThat(found.path("newestEvent").textValue()).isEqualTo("2026-11-01T12:00:00Z");
    JsonNode partition = found.at("/partitions/0");
    assertThat(found.path("bytesOnDisk").longValue())
        .isPositive()
        .isEqualTo(partition.path("bytesOnDisk").longValue());
    assertThat(partition.path("leader").intValue()).isEqualTo(1);
    assertThat(partition.path("replicas")).hasToString("[1]");
    assertThat(partition.path("inSync")).hasToString("[1]");
    assertThat(partition.path("start").longValue()).isZero();
    assertThat(partition.path("end").longValue()).isEqualTo(1);
    assertThat(found.path("configs"))
        .anyMatch(
            config ->
                config
                    .toString()
                    .equals("{\"name\":\"retention.ms\",\"value\":\"-1\",\"source\":\"topic\"}"));
    assertThat(document.path("failures")).isEmpty();
  }

  @Test
  void aTopicThatIsNotThereIsNamedWithTheNearestAndTheOthersAreShown(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);
    String wrong = topic.name() + "x";

    Run run = Run.against(stack, "topics", "describe", wrong, topic.name());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).startsWith(topic.name() + ": ");
    assertThat(run.errLines())
        .containsExactly(
            "%s: the cluster has no topic \"%s\"; did you mean %s?"
                .formatted(wrong, wrong, topic.name()),
            "1 described, 1 failed");
  }

  @Test
  void aNameIsNoPatternUnlessItIsSaidToBeOne(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);
    String part = topic.name().substring(0, topic.name().length() - 1) + ".";

    Run literal = Run.against(stack, "topics", "describe", part);
    Run impossible = Run.against(stack, "topics", "describe", part + "*");
    Run pattern = Run.against(stack, "topics", "describe", "--pattern", part);
    Run half = Run.against(stack, "topics", "describe", "--pattern", part.substring(0, 10));

    assertThat(literal.code()).isEqualTo(2);
    assertThat(literal.out()).isEmpty();
    assertThat(impossible.code()).isEqualTo(2);
    assertThat(impossible.errLines())
        .containsExactly(
            part
                + "*: no topic can have this name, which is taken literally: for a regular"
                + " expression, there is --pattern",
            "0 described, 1 failed");
    assertThat(pattern.code()).isZero();
    assertThat(pattern.out()).startsWith(topic.name() + ": ");
    assertThat(half.code()).isEqualTo(2);
    assertThat(half.errLines())
        .containsExactly(
            "admin-tools: no topic matches \"%s\" with its whole name; see topics list"
                .formatted(part.substring(0, 10)));
  }

  @Test
  void kafkasOwnTopicsAreShownByName(Stack stack) {
    LiveTopic.create(stack, 1).commit("g-" + UUID.randomUUID(), 0);

    Run run = Run.against(stack, "topics", "describe", "__consumer_offsets");

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("__consumer_offsets (internal): partitions 10, ");
  }
}
