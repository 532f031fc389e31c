package io.millrace.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.producer.input.Input;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.Source;
import io.millrace.producer.input.SourceOpener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What brokers refuse, and what isn't sent, is counted and told in every way of publishing. */
@WithStack
class BrokerRefusalsIT {
  private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

  @TempDir private Path folder;

  @Test
  void whatIsRefusedLastIsInTheFileOfRejectsToo(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack, COMPACTED);
    Path rejects = folder.resolve("rejects");

    PublishReport report =
        Runs.publish(
            topic.connection(),
            new Mode.Plain(),
            TestSpec.of(withKeys(topic.name(), "a", null))
                .withRejects(9, Optional.of(new RejectFile(rejects, "keys", () -> ""))));

    assertThat(report.inputs().acknowledged() + report.inputs().refused()).isEqualTo(2);
    assertThat(report.inputs().unknown()).isZero();
    assertThat(Files.readString(rejects))
        .contains("keys.csv:7: topic %s does not take it: ".formatted(topic.name()))
        .endsWith("\nnull,1\n");
  }

  @Test
  void whatIsThereOfAnInputThatIsRefusedIsSaid(Stack stack) throws Exception {
    TestTopic takes = TestTopic.create(stack);
    TestTopic refuses = TestTopic.create(stack, COMPACTED);
    Input.Ready first = input(takes.name(), "a");
    Input.Ready second = input(refuses.name(), null);
    Iterator<Input> both =
        List.<Input>of(
                new Input.Ready(
                    List.of(first.records().get(0), second.records().get(0)),
                    Optional.empty(),
                    first.origin()))
            .iterator();

    PublishReport report =
        Runs.publish(
            takes.connection(),
            new Mode.Plain(),
            TestSpec.of(
                positions -> () -> both.hasNext() ? Optional.of(both.next()) : Optional.empty()));

    assertThat(report.inputs()).isEqualTo(new PublishReport.Inputs(0, 1, 0));
    assertThat(takes.read()).hasSize(1);
    assertThat(report.firstRefused().get(0).reason())
        .contains("; 1 of its 2 events is there already");
  }

  @Test
  void oneTooManyThatIsRefusedLastEndsTheRunAsWell(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack, COMPACTED);

    PublishReport report =
        Runs.publish(
            topic.connection(),
            new Mode.Plain(),
            TestSpec.of(withKeys(topic.name(), (String) null)).withRejects(0, Optional.empty()));

    assertThat(report.inputs()).isEqualTo(new PublishReport.Inputs(0, 1, 0));
    assertThat(report.failure())
        .hasMessageContaining("more inputs are refused than --max-rejects 0 allows");
    assertThat(report.complete()).isFalse();
  }

  @Test
  void theOthersOfABatchAreKnownNotToBeThere(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack, COMPACTED);
    Connection connection = TestSettings.with(topic.connection(), folder, "linger.ms=500");

    PublishReport report =
        Runs.publish(
            connection,
            new Mode.Plain(),
            TestSpec.of(withKeys(topic.name(), null, null, null, "a", "a", "a", null)));

    // Those without a key go to any partition, so perhaps not with the others.
    assertThat(report.inputs().unknown()).isZero();
    assertThat(report.inputs().acknowledged()).isEqualTo(topic.read().size());
    assertThat(report.inputs().acknowledged() + report.inputs().refused()).isEqualTo(7);
  }

  @Test
  void refusedInputOfAnAbortedTransactionStaysRefused(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack, Map.of("max.message.bytes", "20000"));
    Connection connection = TestSettings.with(topic.connection(), folder, "compression.type=none");
    Numbers numbers =
        Numbers.of(topic.name(), 100)
            .withRefused(n -> n == 3)
            .withPadding(n -> n == 9 ? 30_000 : 0);

    PublishReport report =
        Runs.publish(
            connection,
            new Mode.Transactional(Runs.named("any", 1_000).bounds()),
            TestSpec.of(numbers));

    assertThat(report.inputs()).isEqualTo(new PublishReport.Inputs(0, 10, 0));
    assertThat(report.refusedEvents()).isEqualTo(9);
    assertThat(report.aborts()).isEqualTo(1);
    assertThat(report.firstRefused()).hasSize(2);
    assertThat(Failure.of(report.failure()).exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(topic.read()).isEmpty();
  }

  @Test
  void aTimeOutIsWaitedForOnceAnInput(Stack stack) throws Exception {
    String nowhere = "publish-nowhere";
    Connection connection =
        TestSettings.with(
            TestTopic.connection(stack),
            folder,
            "max.block.ms=2000",
            "interceptor.classes=" + Acknowledged.class.getName());

    PublishReport report =
        Runs.publish(
            connection,
            new Mode.Transactional(Runs.named("any", 1_000).bounds()),
            TestSpec.of(Numbers.of(nowhere, 10).withEvents(20)));

    assertThat(Acknowledged.ended(nowhere)).isEqualTo(1);
    assertThat(report.inputs()).isEqualTo(new PublishReport.Inputs(0, 1, 0));
    assertThat(report.failure()).isNotNull();
  }

  /** One event for each key. */
  private static SourceOpener withKeys(String topic, String... keys) {
    return positions -> {
      Iterator<Input> inputs = Arrays.stream(keys).map(key -> (Input) input(topic, key)).iterator();
      return (Source) () -> inputs.hasNext() ? Optional.of(inputs.next()) : Optional.empty();
    };
  }

  private static Input.Ready input(String topic, String key) {
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return new Input.Ready(
        List.of(new ProducerRecord<>(topic, bytes, new byte[] {'1'})),
        Optional.empty(),
        Optional.of(
            new Kept(new Place("keys.csv", 7), (key + ",1\n").getBytes(StandardCharsets.UTF_8))));
  }
}
