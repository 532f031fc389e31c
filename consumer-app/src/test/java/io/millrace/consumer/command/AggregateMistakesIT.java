package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.example.OrderEvent;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What an aggregate can't do is said in one line, with the exit code. */
@WithStack
class AggregateMistakesIT {
  private static final List<OrderEvent> ONE =
      List.of(Shop.placed("a", "2016-11-08T00:00:00Z", "Paper", "1", 1));

  private static final List<OrderEvent> TWO =
      List.of(
          Shop.placed("b", "2016-11-08T00:00:00Z", "Paper", "2", 1),
          Shop.placed("c", "2016-11-08T00:00:00Z", "Paper", "4", 1));

  private final Stack stack;
  @TempDir private Path folder;
  private Shop shop;

  AggregateMistakesIT(Stack stack) {
    this.stack = stack;
  }

  @BeforeEach
  void openShop() throws Exception {
    shop = Shop.open(stack, 1);
  }

  @Test
  void aTopicOfResultsThatIsNotThereIsNamed() throws Exception {
    assertRefused(
        run("--to=nowhere"),
        ExitCode.USAGE,
        "no topic nowhere at",
        "create it with admin-tools apply");
  }

  @Test
  void aRecordThatIsNoOrderIsNamedAndItGoesOnBehindIt() throws Exception {
    shop.publish(ONE);
    run("--until-end");
    shop.publishRaw(new byte[] {1, 2, 3});

    assertRefused(
        run("--until-end"),
        ExitCode.DATA_REFUSED,
        "cannot use the record at offset 1 of " + shop.orders() + ", partition 0");
    assertThat(shop.results()).containsEntry("day/2016-11-08/Paper/East", "1.0000 1 0.0000 0");

    shop.publish(List.of(Shop.placed("b", "2016-11-08T00:00:00Z", "Paper", "2", 1)));
    moveTo(2);

    assertThat(run("--until-end").err()).contains(" 2 orders");
    assertThat(shop.results()).containsEntry("day/2016-11-08/Paper/East", "3.0000 2 0.0000 0");
  }

  @Test
  void aTopicWithAnotherSchemaIsRefused() throws Exception {
    TestTopic readings = TestTopic.create(stack, 1);
    readings.produce(0, 1, 1);
    List<String> arguments =
        shop.arguments(folder, "--until-end").stream()
            .map(argument -> argument.equals(shop.orders()) ? readings.name() : argument)
            .toList();

    assertRefused(
        CommandRun.of(arguments), ExitCode.DATA_REFUSED, "offset 0 of " + readings.name());
  }

  @Test
  void aResetThatCanNotBeFollowedByACountDeletesNothing() throws Exception {
    shop.publish(ONE);
    run("--until-end");
    Map<String, String> before = shop.results();

    assertRefused(
        run("--reset", "--schema-registry=http://127.0.0.1:1", "--timeout=1"),
        ExitCode.UNAVAILABLE,
        "http://127.0.0.1:1");
    List<String> elsewhere =
        shop.arguments(folder, "--reset").stream()
            .map(argument -> argument.equals(shop.orders()) ? "nowhere" : argument)
            .toList();
    assertRefused(CommandRun.of(elsewhere), ExitCode.USAGE, "no topic nowhere at");

    assertThat(shop.results()).isEqualTo(before);
    assertThat(run("--until-end").err()).contains(" 1 orders");
  }

  @Test
  void aTopicOfResultsThatForgetsThemIsRefused() throws Exception {
    TestTopic readings = TestTopic.create(stack, 1);

    assertRefused(
        run("--to=" + readings.name()),
        ExitCode.USAGE,
        "topic %s has cleanup.policy delete and would lose results: set it to compact"
            .formatted(readings.name()));
  }

  @Test
  void aRegistryThatIsAwayIsNamed() throws Exception {
    shop.publish(ONE);

    assertRefused(
        run("--until-end", "--schema-registry=http://127.0.0.1:1", "--timeout=1"),
        ExitCode.UNAVAILABLE,
        "http://127.0.0.1:1");
  }

  @Test
  void theRightToItsTransactionalIdsIsNamed() throws Exception {
    shop.publish(ONE);
    try (Admin admin = shop.admin()) {
      AclBinding other = right(ResourceType.TRANSACTIONAL_ID, "millrace-aggregate-" + shop.name());
      admin.createAcls(List.of(other)).all().get();
      try {
        assertRefused(
            run("--until-end"),
            ExitCode.ACCESS_DENIED,
            "not authorized to write with transactional ids that begin with millrace-aggregate-"
                + shop.name());
      } finally {
        admin.deleteAcls(List.of(other.toFilter())).all().get();
      }
    }
  }

  @Test
  void theRightToItsOwnTopicsIsNamed() throws Exception {
    shop.publish(ONE);
    try (Admin admin = shop.admin()) {
      AclBinding other = right(ResourceType.TOPIC, "millrace-aggregate-" + shop.name());
      admin.createAcls(List.of(other)).all().get();
      try {
        assertRefused(
            run("--until-end"), ExitCode.ACCESS_DENIED, "millrace-aggregate-" + shop.name());
      } finally {
        admin.deleteAcls(List.of(other.toFilter())).all().get();
      }
    }
  }

  @Test
  void stateWithoutOffsetsIsNotCountedTwice() throws Exception {
    shop.publish(ONE);
    run("--until-end");
    String id = "millrace-aggregate-" + shop.name();
    try (Admin admin = shop.admin()) {
      admin.deleteConsumerGroups(List.of(id)).all().get();
    }

    assertRefused(
        run("--until-end"),
        ExitCode.FAILED,
        "the offsets of its group are gone, but not its state",
        "with --reset");
    assertThat(run("--until-end", "--reset").exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(shop.results()).containsEntry("day/2016-11-08/Paper/East", "1.0000 1 0.0000 0");
  }

  @Test
  void offsetsWithoutStateAreNotTakenForAll() throws Exception {
    shop.publish(ONE);
    run("--until-end");
    try (Admin admin = shop.admin()) {
      admin
          .deleteTopics(Set.of("millrace-aggregate-" + shop.name() + "-sales-changelog"))
          .all()
          .get();
    }

    assertRefused(
        run("--until-end"), ExitCode.FAILED, "topics with its state are gone", "with --reset");
  }

  @Test
  void whatARunLeftThatWasKilledInItsFirstTransactionIsNoState() throws Exception {
    shop.publish(ONE);
    String id = "millrace-aggregate-" + shop.name();
    try (Admin admin = shop.admin()) {
      admin
          .createTopics(
              List.of(new NewTopic(id + "-sales-changelog", Optional.of(1), Optional.empty())))
          .all()
          .get();
    }
    shop.publishAborted(id + "-sales-changelog", 0);

    CommandRun run = run("--until-end");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(shop.results()).containsEntry("day/2016-11-08/Paper/East", "1.0000 1 0.0000 0");
  }

  @Test
  void whatWasCountedFromOrToAnotherTopicIsNotMixed() throws Exception {
    shop.publish(ONE);
    run("--until-end");
    Shop other = Shop.open(stack, 1);

    assertRefused(
        CommandRun.of(other.arguments(folder, "--until-end", "--name=" + shop.name())),
        ExitCode.USAGE,
        "has counted topic %s so far, not %s".formatted(shop.orders(), other.orders()));
    assertRefused(
        run("--until-end", "--to=" + other.sales()),
        ExitCode.USAGE,
        "its results are in topic " + shop.sales() + " so far");
  }

  @Test
  void aTopicThatWasMadeAnewIsNotTakenForTheOldOne() throws Exception {
    shop.publish(ONE);
    run("--until-end");
    moveTo(9);

    assertRefused(
        run("--until-end"), ExitCode.FAILED, "ends at offset 1, and was counted to 9", "--reset");

    shop.remakeOrders(1);

    assertRefused(
        run("--until-end"),
        ExitCode.FAILED,
        "the offsets of its group are gone, but not its state",
        "--reset");
  }

  @Test
  void aTopicThatWasMadeAnewIsKnownHoweverLongItIs() throws Exception {
    shop.publish(ONE);
    run("--until-end");
    shop.remakeOrders(1);
    shop.publish(TWO);
    moveTo(1); // as of a group whose broker was away when the topic was deleted

    assertRefused(
        run("--until-end"),
        ExitCode.FAILED,
        "topic %s was made anew since it was counted".formatted(shop.orders()),
        "--reset");

    awaitNobodyInTheGroup();
    assertThat(run("--until-end", "--reset").err()).contains(" 2 orders");
    assertThat(shop.results()).containsEntry("day/2016-11-08/Paper/East", "6.0000 2 0.0000 0");
  }

  @Test
  void aTopicThatIsMadeAnewUnderARunEndsIt() throws Exception {
    shop.publish(ONE);
    try (ChildRun run =
        ChildRun.start(folder.resolve("err"), shop.arguments(folder, "--timeout=4"))) {
      run.await(() -> !shop.results().isEmpty());
      shop.remakeOrders(1);
      shop.publish(TWO);

      assertThat(run.exitCode()).as(run.err()).isIn(ExitCode.FAILED, ExitCode.USAGE);
      assertThat(run.err())
          .contains("consumer-app: topic %s was deleted".formatted(shop.orders()), "--reset");
    }
    assertThat(run("--until-end").exitCode()).isEqualTo(ExitCode.FAILED);
  }

  /** As on a full disk. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatCanNotBePrintedIsAFailure() throws Exception {
    shop.publish(ONE);
    for (List<String> options : List.of(List.of("--until-end"), List.<String>of())) {
      List<String> arguments = new ArrayList<>(shop.arguments(folder, "--output=json"));
      arguments.addAll(options);
      try (ChildRun run =
          ChildRun.startPrinting(Path.of("/dev/full"), folder.resolve("err"), arguments)) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
            .endsWith(
                "consumer-app: cannot write the output: No space left on device"
                    + System.lineSeparator());
      }
    }
  }

  @Test
  void aResetTouchesNoTopicOfOthers() throws Exception {
    shop.publish(ONE);
    List<String> arguments =
        shop.arguments(folder, "--reset", "--until-end", "--to=" + shop.orders());

    assertRefused(
        CommandRun.of(arguments),
        ExitCode.USAGE,
        "nothing was reset: topic " + shop.orders() + " has other records than results");
  }

  @Test
  void whatOptionsSayIsChecked() throws Exception {
    assertRefused(run("--zone=Mars"), ExitCode.USAGE, "--zone Mars is no time zone");
    assertRefused(run("--grace=soon"), ExitCode.USAGE, "'--grace'", "\"soon\" is no duration");
    assertRefused(run("--last=0"), ExitCode.USAGE, "--last has to be 1 or more");
    assertRefused(run("--name=a/b"), ExitCode.USAGE, "a/b");
  }

  /** As of a run that failed, which is in it until its session is over. */
  private void awaitNobodyInTheGroup() throws Exception {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(300))
        .until(() -> shop.runsAtWork() == 0);
  }

  /** Moves the group, once nobody is in it. */
  private void moveTo(long offset) {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        Map.of(new TopicPartition(shop.orders(), 0), new OffsetAndMetadata(offset));
    try (Admin admin = shop.admin()) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(300))
          .ignoreExceptions()
          .until(
              () -> {
                String group = "millrace-aggregate-" + shop.name();
                admin.alterConsumerGroupOffsets(group, offsets).all().get();
                return true;
              });
    }
  }

  private CommandRun run(String... more) throws Exception {
    return CommandRun.of(shop.arguments(folder, more));
  }

  private static void assertRefused(CommandRun run, int code, String... parts) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(code);
    // A test's clients log errors too; a user's don't.
    List<String> said = run.err().lines().filter(l -> l.startsWith("consumer-app: ")).toList();
    assertThat(said).as(run.err()).hasSize(1);
    assertThat(said.get(0)).contains(parts);
    assertThat(run.out()).isEmpty();
  }

  /** One that is given to somebody else makes the resource one that isn't everybody's. */
  private static AclBinding right(ResourceType type, String prefix) {
    return new AclBinding(
        new ResourcePattern(type, prefix, PatternType.PREFIXED),
        new AccessControlEntry("User:somebody", "*", AclOperation.ALL, AclPermissionType.ALLOW));
  }
}
