package io.millrace.admin.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.answer.Answers;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

@WithStack
class GroupReadingsIT {

  @Test
  void aGroupThatSharesATopicReadsItUntilItLeaves(Stack stack) throws Exception {
    String name = "shared-" + UUID.randomUUID();
    Connection connection =
        Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(60));
    try (Admin admin = connection.openAdmin()) {
      admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty()))).all().get();
      GroupReadings readings = new GroupReadings(connection, admin);
      try (ShareConsumer<String, String> member =
          new KafkaShareConsumer<>(
              Map.of(
                  "bootstrap.servers",
                  stack.bootstrapServers(),
                  ConsumerConfig.GROUP_ID_CONFIG,
                  name),
              new StringDeserializer(),
              new StringDeserializer())) {
        member.subscribe(List.of(name));
        GroupReading reading = null;
        while (reading == null || !reading.assigned().contains(name)) {
          member.poll(Duration.ofMillis(50));
          reading = readings.read().values().get(name);
        }

        assertThat(reading.type()).isEqualTo("share");
        assertThat(reading.members()).isEqualTo(1);
        assertThat(reading.isActiveOn(name)).isTrue();
      }

      assertThat(readings.read().values().get(name).isActiveOn(name)).isFalse();
      assertThat(readings.read().failures()).isEmpty();
    }
  }

  @Test
  void aGroupThatVanishesMeanwhileIsToldFromOneThatGivesNoAnswer(Stack stack) {
    GroupFixture fixture = GroupFixture.of(stack).create(1);
    fixture.commit(Map.of(fixture.partition(0), new OffsetAndMetadata(0)));
    Connection connection =
        Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(60));
    try (Admin admin = connection.openAdmin()) {
      GroupDirectory directory = new GroupDirectory(connection, admin);
      GroupSummary there = directory.list().values().get(fixture.group());
      GroupSummary vanished =
          new GroupSummary(
              fixture.group() + "-vanished", there.type(), there.protocol(), there.state());
      Map<String, Failure> failures = new HashMap<>();

      List<DescribedGroup> described = directory.describe(List.of(vanished, there), failures);

      assertThat(described).extracting(group -> group.group().name()).containsExactly(there.name());
      assertThat(failures).containsExactly(Map.entry(vanished.name(), Answers.NO_SUCH_GROUP));
    }
  }
}
