package io.millrace.admin.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithStack
class LagIT {
  private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant NOW = FIRST.plusSeconds(3_600);

  private GroupFixture fixture;

  @BeforeEach
  void name(Stack stack) {
    fixture = GroupFixture.of(stack);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void lagIsCountedInEventsAndInTimeOfTheFirstUnread(String protocol) {
    fixture.create(3).send(0, 10, FIRST).send(1, 5, FIRST.plusSeconds(600)).send(2, 4, FIRST);
    fixture.readTo(protocol, Map.of(fixture.partition(0), at(7), fixture.partition(1), at(0)));

    GroupLag lag = lag();

    assertThat(lag.description().group().type()).hasToString(capitalized(protocol));
    assertThat(lag.description().group().state()).isEqualTo(GroupState.EMPTY);
    assertThat(lag.partitions()).hasSize(2);
    assertThat(lag.partitions().get(0))
        .isEqualTo(
            new PartitionLag(
                fixture.partition(0),
                OptionalLong.of(7),
                OptionalLong.of(10),
                OptionalLong.of(3),
                Optional.of(FIRST.plusSeconds(7)),
                Optional.empty(),
                Optional.empty()));
    assertThat(lag.partitions().get(1).oldestUnread()).contains(FIRST.plusSeconds(600));
    assertThat(lag.events()).hasValue(8);
    assertThat(lag.age(NOW)).contains(Duration.ofSeconds(3_593));
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void partitionsOfAMemberAreShownBeforeTheyHaveAnOffset(String protocol) {
    fixture.create(1).send(0, 1, FIRST);
    try (Consumer<String, String> member = fixture.join(protocol)) {
      GroupLag lag = lag();

      assertThat(lag.partitions()).hasSize(1);
      assertThat(lag.partitions().get(0).committed()).isEmpty();
      assertThat(lag.partitions().get(0).lag()).isEmpty();
      assertThat(lag.events()).isEmpty();
      assertThat(lag.partitions().get(0).note()).contains("no offset committed yet");
      assertThat(lag.partitions().get(0).member())
          .map(GroupMember::title)
          .map(GroupFixture::atAnyHost)
          .contains("worker at HOST");
      assertThat(member.assignment()).containsExactly(fixture.partition(0));
    }
  }

  @Test
  void whoHasReadEverythingHasNoUnreadEvent() {
    fixture.create(1).send(0, 3, FIRST).commit(Map.of(fixture.partition(0), at(3)));

    assertThat(lag().partitions().get(0).lag()).hasValue(0);
    assertThat(lag().oldestUnread()).isEmpty();
  }

  @Test
  void groupsAtDifferentOffsetsOfAPartitionHaveAgesOfTheirOwn(Stack stack) {
    fixture.create(1).send(0, 10, FIRST).commit(Map.of(fixture.partition(0), at(2)));
    GroupFixture other = fixture.group(fixture.group() + "-b");
    other.commit(Map.of(fixture.partition(0), at(9)));

    LagReport report = report(GroupSelection.of(fixture.group(), other.group()));

    assertThat(report.groups())
        .extracting(lag -> lag.oldestUnread().orElseThrow())
        .containsExactly(FIRST.plusSeconds(2), FIRST.plusSeconds(9));
  }

  @Test
  void eventsThatWereDeletedUnreadAreNotedAndTheFirstThatIsThereCounts(Stack stack)
      throws Exception {
    fixture.create(1).send(0, 10, FIRST).commit(Map.of(fixture.partition(0), at(2)));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin
          .deleteRecords(Map.of(fixture.partition(0), RecordsToDelete.beforeOffset(6)))
          .all()
          .get();
    }

    PartitionLag lag = lag().partitions().get(0);

    assertThat(lag.note()).contains("4 offsets were deleted unread");
    assertThat(lag.oldestUnread()).contains(FIRST.plusSeconds(6));
  }

  @Test
  void markersOfTransactionsAreNoUnreadEvents(Stack stack) {
    fixture.create(1);
    Map<String, Object> config =
        Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", fixture.topic());
    try (Producer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      Future<RecordMetadata> sent =
          producer.send(new ProducerRecord<>(fixture.topic(), "key", "value"));
      producer.commitTransaction();
      assertThat(sent).isDone();
    }
    fixture.commit(Map.of(fixture.partition(0), at(1)));

    PartitionLag lag = lag().partitions().get(0);

    assertThat(lag.lag()).hasValue(1);
    assertThat(lag.oldestUnread()).isEmpty();
  }

  @Test
  void anOffsetBeyondTheEndIsNoted() {
    fixture.create(1).send(0, 2, FIRST).commit(Map.of(fixture.partition(0), at(5)));

    PartitionLag lag = lag().partitions().get(0);

    assertThat(lag.lag()).hasValue(0);
    assertThat(lag.note()).hasValueSatisfying(note -> assertThat(note).contains("beyond the end"));
  }

  @Test
  void aShareGroupIsCountedAsItsBrokerDoesAndHasNoAge() {
    fixture.create(1);
    try (ShareConsumer<String, String> member = fixture.share()) {
      fixture.sendUntilShared(member);
      fixture.send(0, 2, FIRST.plusSeconds(60));

      GroupLag lag = lag();

      assertThat(lag.description().group().type()).isEqualTo(GroupType.SHARE);
      assertThat(lag.description().members()).hasSize(1);
      assertThat(lag.partitions()).hasSize(1);
      assertThat(lag.partitions().get(0).committed()).isPresent();
      assertThat(lag.partitions().get(0).lag()).hasValue(2);
      assertThat(lag.oldestUnread()).isEmpty();
    }
  }

  @Test
  void aGroupThatIsNotThereIsAProblemAndTheOthersAreAnswered() {
    fixture.create(1).send(0, 1, FIRST).commit(Map.of(fixture.partition(0), at(0)));

    LagReport report = report(GroupSelection.of(fixture.group(), "nobody-" + fixture.group()));

    assertThat(report.groups()).extracting(GroupLag::name).containsExactly(fixture.group());
    assertThat(report.failures()).containsOnlyKeys("nobody-" + fixture.group());
    assertThat(report.failures().values())
        .allSatisfy(
            failure -> {
              assertThat(failure.line()).startsWith("no such group");
              assertThat(failure.exitCode()).isEqualTo(2);
            });
  }

  private GroupLag lag() {
    LagReport report = report(GroupSelection.of(fixture.group()));
    assertThat(report.failures()).isEmpty();
    return report.group(fixture.group()).orElseThrow();
  }

  private LagReport report(GroupSelection selection) {
    Connection connection =
        Connection.of(
            fixture.stack().bootstrapServers(),
            fixture.stack().registryUrl(),
            Duration.ofSeconds(20));
    try (ClusterGroups groups = ClusterGroups.open(connection, Clock.fixed(NOW, ZoneOffset.UTC))) {
      return groups.lag(selection);
    }
  }

  private static String capitalized(String protocol) {
    return protocol.equals("classic") ? "Classic" : "Consumer";
  }

  private static OffsetAndMetadata at(long offset) {
    return new OffsetAndMetadata(offset);
  }
}
