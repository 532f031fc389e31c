package io.millrace.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.cli.Stop;
import io.millrace.app.cli.StopButton;
import io.millrace.app.pace.Pace;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class NamedPublishIT {
  @TempDir private Path folder;

  @Test
  void allIsThereOnceAndASecondRunPublishesNothing(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    Mode mode = Runs.named(Runs.anyName(), 1_000);
    TestSpec spec = TestSpec.of(Numbers.of(topic.name(), 5_500));

    PublishReport first = Runs.publish(topic.connection(), mode, spec);
    PublishReport second = Runs.publish(topic.connection(), mode, spec);

    topic.assertHolds(5_500);
    assertThat(first.failure()).isNull();
    assertThat(first.complete()).isTrue();
    assertThat(first.resumed()).isFalse();
    assertThat(first.acknowledged()).isEqualTo(Map.of(topic.name(), 5_500L));
    assertThat(first.inputs()).isEqualTo(new PublishReport.Inputs(5_500, 0, 0));
    assertThat(first.commits()).isGreaterThanOrEqualTo(6);
    assertThat(first.latency().count()).isEqualTo(5_500);
    assertThat(second.resumed()).isTrue();
    assertThat(second.acknowledgedEvents()).isZero();
    assertThat(second.commits()).isZero();
    assertThat(second.complete()).isTrue();
  }

  @Test
  void aPartOfASourceCanHaveAnyNameOfAFile(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    Mode mode = Runs.named(Runs.anyName(), 1_000);
    for (String part : new String[] {"rejects", "numbers", "query"}) {
      TestSpec spec = TestSpec.of(Numbers.of(topic.name(), 10).withPart(part));
      PublishReport first = Runs.publish(topic.connection(), mode, spec);
      PublishReport second = Runs.publish(topic.connection(), mode, spec);

      assertThat(first.acknowledgedEvents()).isEqualTo(10);
      assertThat(second.acknowledgedEvents()).isZero();
    }
  }

  @Test
  void runsThatComeFirstTogetherAllFindTheirTopic(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    try (Admin admin = topic.connection().openAdmin()) {
      admin.deleteTopics(List.of(PositionStore.TOPIC)).all().get();
    }

    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Callable<PublishReport> run =
          () ->
              Runs.publish(
                  topic.connection(),
                  Runs.named(Runs.anyName(), 1_000),
                  TestSpec.of(Numbers.of(topic.name(), 10)));
      for (Future<PublishReport> report : threads.invokeAll(List.of(run, run, run))) {
        assertThat(report.get().acknowledgedEvents()).isEqualTo(10);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRunThatIsStoppedAtAnyInputGoesOnBehindIt(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    Mode mode = Runs.named(Runs.anyName(), 7);
    Numbers numbers = Numbers.of(topic.name(), 200).withBoundary(n -> n % 3 == 2 || n == 199);

    for (int point = 5; point < 200; point += 13) {
      Stop stop = new Stop();
      int last = point;
      PublishReport report =
          Runs.publish(
              topic.connection(),
              mode,
              TestSpec.of(
                  numbers.before(
                      n -> {
                        if (n == last) {
                          StopButton.press(stop);
                        }
                      })),
              stop);
      assertThat(report.failure()).isNull();
      assertThat(report.complete()).isFalse();
    }
    PublishReport end = Runs.publish(topic.connection(), mode, TestSpec.of(numbers));

    assertThat(end.complete()).isTrue();
    topic.assertHolds(200);
  }

  @Test
  void aLimitIsOfInputsAndEndsOnlyWhereTheNextRunCanGoOn(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    Mode mode = Runs.named(Runs.anyName(), 1_000);
    TestSpec spec =
        TestSpec.of(Numbers.of(topic.name(), 100).withBoundary(n -> n % 10 == 9)).withLimit(14);

    PublishReport report = Runs.publish(topic.connection(), mode, spec);

    assertThat(report.complete()).isTrue();
    topic.assertHolds(20);
  }

  @Test
  void aSourceThatEndsWhereNobodyCanGoOnPublishesNothingOfItsEnd(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    TestSpec spec = TestSpec.of(Numbers.of(topic.name(), 15).withBoundary(n -> n == 9));

    PublishReport report = Runs.publish(topic.connection(), Runs.named(Runs.anyName(), 5), spec);

    assertThat(report.failure()).hasMessageContaining("no later run could go on");
    topic.assertHolds(10);
  }

  @Test
  void whatABrokerFindsTooLargeIsRefusedAloneAndTheRestIsThere(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack, Map.of("max.message.bytes", "20000"));
    // Random enough to be too large when it's compressed, too.
    var settings = TestSettings.with(topic.connection(), folder, "compression.type=none");
    TestSpec spec =
        TestSpec.of(
            Numbers.of(topic.name(), 3_000).withPadding(n -> n % 1_000 == 500 ? 30_000 : 0));

    PublishReport report = Runs.publish(settings, Runs.named(Runs.anyName(), 1_000), spec);

    assertThat(report.failure()).isNull();
    assertThat(report.inputs()).isEqualTo(new PublishReport.Inputs(2_997, 3, 0));
    assertThat(report.aborts()).isEqualTo(3);
    assertThat(report.firstRefused().get(0).toString())
        .contains("input:501", topic.name(), "key \"key-0\"");
    assertThat(topic.numbers())
        .hasSize(2_997)
        .doesNotHaveDuplicates()
        .doesNotContain(500L, 1_500L, 2_500L);
  }

  @Test
  void whatIsTooLargeToSendIsRefusedWithNoAbort(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    TestSpec spec =
        TestSpec.of(Numbers.of(topic.name(), 100).withPadding(n -> n == 50 ? 2_000_000 : 0));

    PublishReport report =
        Runs.publish(topic.connection(), Runs.named(Runs.anyName(), 1_000), spec);

    assertThat(report.inputs()).isEqualTo(new PublishReport.Inputs(99, 1, 0));
    assertThat(report.aborts()).isZero();
    assertThat(report.firstRefused().get(0).toString()).contains("larger than max.request.size");
  }

  @Test
  void theYoungerOfTwoRunsTakesOverAndNothingIsDoubled(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    Mode mode = Runs.named("fenced", 50);
    CountDownLatch underWay = new CountDownLatch(1);
    Numbers numbers = Numbers.of(topic.name(), 3_000);
    CompletableFuture<PublishReport> older =
        CompletableFuture.supplyAsync(
            () ->
                Runs.publish(
                    topic.connection(),
                    mode,
                    TestSpec.of(
                            numbers.before(
                                n -> {
                                  if (n == 120) {
                                    underWay.countDown();
                                  }
                                }))
                        .withPace(Pace.of(200))));
    underWay.await();

    PublishReport younger = Runs.publish(topic.connection(), mode, TestSpec.of(numbers));

    PublishReport fenced = older.join();
    assertThat(Failure.of(fenced.failure()))
        .satisfies(
            failure -> {
              assertThat(failure.line()).contains("another run of import fenced has taken over");
              assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
            });
    assertThat(fenced.unknownEvents()).isZero();
    assertThat(younger.complete()).isTrue();
    assertThat(younger.resumed()).isTrue();
    assertThat(younger.acknowledgedEvents() + fenced.acknowledgedEvents()).isEqualTo(3_000);
    topic.assertHolds(3_000);
  }

  @Test
  void refusedInputIsKeptOnceAndTheRunEndsBeforeOneTooMany(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    Path rejects = folder.resolve("rejects");
    Mode mode = Runs.named(Runs.anyName(), 10);
    TestSpec spec =
        TestSpec.of(Numbers.of(topic.name(), 100).withRefused(n -> n % 20 == 13))
            .withRejects(2, Optional.of(new RejectFile(rejects, "numbers", () -> "")));

    PublishReport first = Runs.publish(topic.connection(), mode, spec);
    PublishReport second = Runs.publish(topic.connection(), mode, spec);
    PublishReport third = Runs.publish(topic.connection(), mode, spec);

    assertThat(Failure.of(first.failure()).exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(first.inputs()).isEqualTo(new PublishReport.Inputs(51, 2, 0));
    assertThat(second.inputs()).isEqualTo(new PublishReport.Inputs(38, 2, 0));
    assertThat(third.inputs()).isEqualTo(new PublishReport.Inputs(6, 1, 0));
    assertThat(third.failure()).isNull();
    assertThat(Files.readAllLines(rejects).stream().filter(line -> !line.startsWith("#")))
        .containsExactly("13", "33", "53", "73", "93");
    assertThat(topic.numbers()).hasSize(95).doesNotHaveDuplicates();
  }

  @Test
  void whatCantBeWrittenEndsTheRunAndIsPublishedByTheNext(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    Mode mode = Runs.named(Runs.anyName(), 10);
    Numbers numbers = Numbers.of(topic.name(), 100).withRefused(n -> n == 55);
    Path nowhere = folder.resolve("none").resolve("rejects");

    PublishReport failed =
        Runs.publish(
            topic.connection(),
            mode,
            TestSpec.of(numbers)
                .withRejects(9, Optional.of(new RejectFile(nowhere, "numbers", () -> ""))));
    PublishReport mended = Runs.publish(topic.connection(), mode, TestSpec.of(numbers));

    assertThat(failed.failure()).hasMessageContaining(nowhere.toString());
    assertThat(failed.acknowledgedEvents()).isEqualTo(50);
    assertThat(failed.inputs().refused()).isZero();
    assertThat(mended.acknowledgedEvents()).isEqualTo(49);
    assertThat(mended.inputs().refused()).isEqualTo(1);
    assertThat(topic.numbers()).hasSize(99).doesNotHaveDuplicates();
  }

  @Test
  void aSourceThatBreaksIsPublishedUpToThere(Stack stack) throws Exception {
    TestTopic topic = TestTopic.create(stack);
    Numbers numbers =
        Numbers.of(topic.name(), 100)
            .before(
                n -> {
                  if (n == 42) {
                    throw AppException.refused("numbers: broken at 42");
                  }
                });

    PublishReport report =
        Runs.publish(topic.connection(), Runs.named(Runs.anyName(), 1_000), TestSpec.of(numbers));

    assertThat(report.failure()).hasMessage("numbers: broken at 42");
    assertThat(report.complete()).isFalse();
    topic.assertHolds(42);
    assertThat(List.of(report.acknowledgedEvents(), report.commits())).containsExactly(42L, 1L);
  }
}
