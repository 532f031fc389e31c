package io.millrace.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class PlainPublishIT {
  @TempDir private Path folder;

  @Test
  void everyEventIsAcknowledgedAndMeasured(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);

    PublishReport report =
        Runs.publish(
            topic.connection(),
            new Mode.Plain(),
            TestSpec.of(Numbers.of(topic.name(), 2_000).withEvents(3)));

    assertThat(report.failure()).isNull();
    assertThat(report.complete()).isTrue();
    assertThat(report.acknowledged()).isEqualTo(Map.of(topic.name(), 6_000L));
    assertThat(report.inputs()).isEqualTo(new PublishReport.Inputs(2_000, 0, 0));
    assertThat(report.latency().count()).isEqualTo(6_000);
    assertThat(report.latency().max()).isGreaterThanOrEqualTo(report.latency().p50()).isPositive();
    assertThat(report.bytes())
        .isEqualTo(
            topic.read().stream().mapToLong(r -> r.key().length() + r.value().length()).sum());
  }

  @Test
  void whatIsHandedOverIsToldInBytes(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    List<Long> bytes = new ArrayList<>();
    PublishListener listener =
        new PublishListener() {
          @Override
          public void progress(Progress progress) {
            bytes.add(progress.bytes());
          }
        };

    try (Publisher publisher =
        Publisher.open(topic.connection(), new Mode.Plain(), new Stop(), listener)) {
      publisher.publish(TestSpec.of(Numbers.of(topic.name(), 1)).build());
    }

    // key-0 and 0
    assertThat(bytes).first().isEqualTo(6L);
  }

  @Test
  void whatIsTooLargeIsRefusedAndTheRestGoesOn(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack, Map.of("max.message.bytes", "20000"));
    Connection connection = TestSettings.with(topic.connection(), folder, "compression.type=none");
    Path rejects = folder.resolve("rejects");
    Numbers numbers =
        Numbers.of(topic.name(), 1_000)
            .withPadding(n -> n == 500 ? 30_000 : n == 700 ? 2_000_000 : 0)
            .withRefused(n -> n == 900);

    PublishReport report =
        Runs.publish(
            connection,
            new Mode.Plain(),
            TestSpec.of(numbers)
                .withRejects(9, Optional.of(new RejectFile(rejects, "numbers", () -> ""))));

    assertThat(report.failure()).isNull();
    assertThat(report.inputs()).isEqualTo(new PublishReport.Inputs(997, 3, 0));
    assertThat(report.refusedEvents()).isEqualTo(1);
    assertThat(topic.numbers()).hasSize(997).doesNotContain(500L, 700L, 900L);
    assertThat(Files.readString(rejects))
        .contains(
            "input:501: topic", "input:701: the event of 2,000", "numbers:900: n: is no good");
  }

  @Test
  void aDryRunChecksAllAndSendsNothing(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);

    PublishReport report =
        Runs.publish(
            topic.connection(),
            new Mode.DryRun(),
            TestSpec.of(Numbers.of(topic.name(), 100).withPadding(n -> n == 5 ? 2_000_000 : 0)));

    assertThat(report.acknowledgedEvents()).isEqualTo(99);
    assertThat(report.inputs().refused()).isEqualTo(1);
    assertThat(topic.read()).isEmpty();
  }

  @Test
  void aTopicThatIsNotThereIsAnEventNotSentWithinTheDeadline(Stack stack) throws Exception {
    Connection connection =
        TestSettings.with(TestTopic.connection(stack), folder, "max.block.ms=500");

    PublishReport report =
        Runs.publish(
            connection, new Mode.Plain(), TestSpec.of(Numbers.of("publish-not-there", 10)));

    assertThat(report.inputs()).isEqualTo(new PublishReport.Inputs(0, 1, 0));
    assertThat(report.unknownEvents()).isZero();
    assertThat(report.firstRefused().get(0).reason()).contains("was not sent");
    assertThat(report.failure()).isNotNull();
  }

  @Test
  void transactionsAreThereAsAWholeOrCountAsRefused(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack, Map.of("max.message.bytes", "20000"));
    Connection connection = TestSettings.with(topic.connection(), folder, "compression.type=none");
    Mode mode = new Mode.Transactional(Runs.named("any", 100).bounds());

    PublishReport good = Runs.publish(connection, mode, TestSpec.of(Numbers.of(topic.name(), 250)));
    topic.assertHolds(250);
    PublishReport bad =
        Runs.publish(
            connection,
            mode,
            TestSpec.of(Numbers.of(topic.name(), 500).withPadding(n -> n == 250 ? 30_000 : 0)));

    assertThat(good.commits()).isEqualTo(3);
    assertThat(bad.inputs().acknowledged()).isEqualTo(200);
    assertThat(bad.inputs().refused()).isEqualTo(51);
    assertThat(bad.firstRefused().get(0).reason()).startsWith("aborted: ");
    assertThat(Failure.of(bad.failure()).exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(topic.numbers()).hasSize(450);
  }

  @Test
  void settingsThatBreakThePromiseAreRefused(Stack stack) throws Exception {
    for (String setting :
        new String[] {"acks=1", "enable.idempotence=false", "transactional.id=x"}) {
      Connection connection = TestSettings.with(TestTopic.connection(stack), folder, setting);
      assertThatThrownBy(
              () -> Publisher.open(connection, new Mode.Plain(), new Stop(), PublishListener.NONE))
          .hasMessageContaining(setting.substring(0, setting.indexOf('=')) + " is set");
    }
    TransactionBounds bounds = new TransactionBounds(Duration.ofMinutes(20), 1, 1);
    assertThatThrownBy(
            () ->
                Publisher.open(
                    TestTopic.connection(stack),
                    new Mode.Transactional(bounds),
                    new Stop(),
                    PublishListener.NONE))
        .hasMessageContaining("transactions of 1,200,000 ms are too long");
  }
}
