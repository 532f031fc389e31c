package io.millrace.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.Stop;
import io.millrace.app.cli.StopButton;
import io.millrace.app.connect.Connection;
import io.millrace.local.OwnStack;
import io.millrace.local.Server;
import io.millrace.local.StackOptions;
import io.millrace.local.junit.Stacks;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that answers no more, with its connections open, at the moments that hurt most. */
class FrozenBrokerIT {
  private static final int COUNT = 20;

  /** Its own: a broker that was frozen for some seconds is out of its cluster for a moment. */
  private static OwnStack stack;

  @TempDir private Path folder;
  private final Stop stop = new Stop();
  private Server broker;

  @BeforeAll
  static void start() {
    stack = Stacks.start(StackOptions.ephemeral());
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @AfterEach
  void thaw() {
    if (broker != null) {
      broker.resume();
    }
  }

  @Test
  void aCommitWithoutAnAnswerIsUnknownAndTheNextRunDoublesNothing() throws Exception {
    TestTopic topic = TestTopic.create(stack);
    broker = stack.brokers().get(0);
    Mode mode = Runs.named(Runs.anyName(), 1_000);
    Connection connection = impatient(topic);
    open(topic, mode);
    // The position is the last that is acknowledged before the commit.
    Acknowledged.onNext(PositionStore.TOPIC, this::freezeAndStop);

    PublishReport report =
        Runs.publish(connection, mode, TestSpec.of(Numbers.of(topic.name(), COUNT)), stop);
    broker.resume();
    PublishReport next =
        Runs.publish(topic.connection(), mode, TestSpec.of(Numbers.of(topic.name(), COUNT)));

    assertThat(report.failure()).hasMessageContaining("no answer from Kafka");
    assertThat(Failure.of(report.failure()).exitCode()).isEqualTo(ExitCode.OUTCOME_UNKNOWN);
    assertThat(report.inputs()).isEqualTo(new PublishReport.Inputs(0, 0, COUNT));
    assertThat(report.complete()).isFalse();
    assertThat(next.failure()).isNull();
    topic.assertHolds(COUNT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatNobodyAcknowledgesInTimeIsTold(boolean named) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    broker = stack.brokers().get(0);
    Connection connection = impatient(topic);
    Mode mode = named ? Runs.named(Runs.anyName(), 1_000) : new Mode.Plain();
    open(topic, mode);
    // The first is acknowledged, so that all that is asked of the brokers before is known.
    Numbers numbers =
        Numbers.of(topic.name(), COUNT)
            .before(
                n -> {
                  if (n == 1) {
                    Acknowledged.await(topic.name(), 1);
                    if (named) {
                      freezeAndStop();
                    } else {
                      broker.pause();
                    }
                  }
                });

    PublishReport report = Runs.publish(connection, mode, TestSpec.of(numbers), stop);

    assertThat(Failure.of(report.failure()).exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(report.complete()).isFalse();
    assertThat(report.aborts()).isEqualTo(named ? 1 : 0);
    assertThat(report.inputs())
        .isEqualTo(
            named ? new PublishReport.Inputs(0, 0, 0) : new PublishReport.Inputs(1, 0, COUNT - 1));
  }

  /** Who wishes to stop waits for one time-out, not for six. */
  private void freezeAndStop() {
    broker.pause();
    StopButton.press(stop);
  }

  /** Has the brokers make what they make once, and take their time for. */
  private static void open(TestTopic topic, Mode mode) {
    Runs.publish(topic.connection(), mode, TestSpec.of(Numbers.of(topic.name(), 0)));
  }

  private Connection impatient(TestTopic topic) throws Exception {
    return TestSettings.with(
        topic.connection(),
        folder,
        "max.block.ms=1000",
        "request.timeout.ms=1000",
        "delivery.timeout.ms=1500",
        "interceptor.classes=" + Acknowledged.class.getName());
  }
}
