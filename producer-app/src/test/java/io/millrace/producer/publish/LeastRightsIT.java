package io.millrace.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.pace.Pace;
import io.millrace.local.OwnStack;
import io.millrace.local.Stack;
import io.millrace.local.StackOptions;
import io.millrace.local.junit.Stacks;
import io.millrace.local.junit.WithStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rights that the documents name are enough, and each of them is needed. What is missing for
 * topics of events is found before there is a publisher.
 */
@WithStack
class LeastRightsIT {
  private static final long EVENTS = 20;
  private static final Mode TRANSACTIONAL = new Mode.Transactional(TransactionBounds.DEFAULT);

  private Stack stack;
  private TestTopic topic;
  private Mode.Named named;

  @BeforeEach
  void makeTopics(Stack local) throws Exception {
    stack = local;
    topic = TestTopic.create(local);
    named = Runs.named(Runs.anyName(), 1_000);
    // Makes the topic of positions, which needs more than to use it.
    TestTopic other = TestTopic.create(local);
    Runs.publish(other.connection(), Runs.named(Runs.anyName(), 10), spec(other, 1));
  }

  @Test
  void aNamedImportNeedsNoMore() throws Exception {
    PublishReport report = with(named, write(), readPositions(), writePositions(), writeId());

    assertThat(report.failure()).isNull();
    topic.assertHolds(EVENTS);
  }

  @Test
  void withoutItsTransactionalIdItIsNamed() throws Exception {
    assertDenied(
        "not authorized to write with the transactional id " + named.transactionalId(),
        named,
        write(),
        readPositions(),
        writePositions(),
        right(ResourceType.TRANSACTIONAL_ID, named.transactionalId(), AclOperation.DESCRIBE));
  }

  @Test
  void withoutTheRightToReadPositionsTheirTopicIsNamed() throws Exception {
    assertDenied(
        "not authorized to read positions in topic millrace-imports",
        named,
        write(),
        writePositions(),
        writeId());
  }

  @Test
  void withoutTheRightToWritePositionsTheirTopicIsNamed() throws Exception {
    assertDenied("millrace-imports", named, write(), readPositions(), writeId());
  }

  @Test
  void withoutTheRightToWriteTheTopicIsNamed() throws Exception {
    AclBinding describe = right(ResourceType.TOPIC, topic.name(), AclOperation.DESCRIBE);

    assertDenied(topic.name(), named, describe, readPositions(), writePositions(), writeId());
  }

  @Test
  void anIdempotentRunNeedsToWriteToTheTopicOnly() throws Exception {
    assertThat(with(new Mode.Plain(), write()).failure()).isNull();

    topic.assertHolds(EVENTS);
  }

  @Test
  void aRightThatIsTakenAwayMeanwhileIsNamed() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    Numbers numbers =
        Numbers.of(topic.name(), 20_000)
            .before(
                n -> {
                  if (n == 100) {
                    underWay.countDown();
                  }
                });
    AclBinding describe = right(ResourceType.TOPIC, topic.name(), AclOperation.DESCRIBE);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createAcls(List.of(describe, write())).all().get();
      CompletableFuture<PublishReport> run =
          CompletableFuture.supplyAsync(
              () ->
                  Runs.publish(
                      topic.connection(),
                      new Mode.Plain(),
                      TestSpec.of(numbers).withPace(Pace.of(400))));
      underWay.await();
      admin.deleteAcls(List.of(write().toFilter())).all().get();

      PublishReport report = run.get();
      admin.deleteAcls(List.of(describe.toFilter())).all().get();
      assertThat(Failure.of(report.failure()))
          .satisfies(
              failure -> {
                assertThat(failure.exitCode()).isEqualTo(ExitCode.ACCESS_DENIED);
                assertThat(failure.line()).contains(topic.name());
              });
      assertThat(report.inputs().acknowledged()).isPositive().isEqualTo(topic.read().size());
      assertThat(report.unknownEvents()).isZero();
    }
  }

  @Test
  void transactionsNeedToWriteToTheirPrefixOnly() throws Exception {
    AclBinding prefix =
        new AclBinding(
            new ResourcePattern(
                ResourceType.TRANSACTIONAL_ID, "millrace-publish-", PatternType.PREFIXED),
            new AccessControlEntry("User:*", "*", AclOperation.WRITE, AclPermissionType.ALLOW));

    assertThat(with(TRANSACTIONAL, write(), prefix).failure()).isNull();
    topic.assertHolds(EVENTS);
  }

  @Test
  void withoutTheRightToTheirPrefixTransactionsAreDenied() throws Exception {
    AclBinding prefix =
        new AclBinding(
            new ResourcePattern(
                ResourceType.TRANSACTIONAL_ID, "millrace-publish-", PatternType.PREFIXED),
            new AccessControlEntry("User:*", "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW));

    assertDenied(
        "not authorized to write with the transactional id millrace-publish-",
        TRANSACTIONAL,
        write(),
        prefix);
  }

  @Test
  void theFirstNamedImportOfAllNeedsToCreateTheTopicOfPositions() throws Exception {
    try (OwnStack own = Stacks.start(StackOptions.ephemeral())) {
      stack = own;
      topic = TestTopic.create(own);
      AclBinding create = right(ResourceType.TOPIC, PositionStore.TOPIC, AclOperation.CREATE);
      AclBinding[] needed = {write(), readPositions(), writePositions(), writeId()};
      AclBinding[] cluster =
          Stream.of(AclOperation.CLUSTER_ACTION, AclOperation.ALTER, AclOperation.DESCRIBE)
              .map(operation -> right(ResourceType.CLUSTER, "kafka-cluster", operation))
              .toArray(AclBinding[]::new);

      assertDenied("not authorized to create topic millrace-imports", named, all(needed, cluster));
      PublishReport report = with(named, all(all(needed, cluster), create));

      assertThat(report.failure()).isNull();
      topic.assertHolds(EVENTS);
    }
  }

  private static AclBinding[] all(AclBinding[] some, AclBinding... others) {
    return Stream.concat(Stream.of(some), Stream.of(others)).toArray(AclBinding[]::new);
  }

  private AclBinding write() {
    return right(ResourceType.TOPIC, topic.name(), AclOperation.WRITE);
  }

  private AclBinding writeId() {
    return right(ResourceType.TRANSACTIONAL_ID, named.transactionalId(), AclOperation.WRITE);
  }

  private static AclBinding readPositions() {
    return right(ResourceType.TOPIC, PositionStore.TOPIC, AclOperation.READ);
  }

  private static AclBinding writePositions() {
    return right(ResourceType.TOPIC, PositionStore.TOPIC, AclOperation.WRITE);
  }

  private static AclBinding right(ResourceType type, String name, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, name, PatternType.LITERAL),
        new AccessControlEntry("User:*", "*", operation, AclPermissionType.ALLOW));
  }

  private void assertDenied(String named, Mode mode, AclBinding... allowed) throws Exception {
    Failure failure;
    try {
      failure = Failure.of(with(mode, allowed).failure());
    } catch (AppException e) {
      failure = Failure.of(e);
    }

    assertThat(failure.line()).contains(named);
    assertThat(failure.exitCode()).isEqualTo(ExitCode.ACCESS_DENIED);
    assertThat(topic.numbers()).isEmpty();
  }

  /** Publishes while these rights alone are given to the resources that they name. */
  private PublishReport with(Mode mode, AclBinding... allowed) throws Exception {
    List<AclBindingFilter> removals = new ArrayList<>();
    Stream.of(allowed).map(AclBinding::toFilter).forEach(removals::add);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createAcls(List.of(allowed)).all().get();
      try {
        return Runs.publish(topic.connection(), mode, spec(topic, EVENTS));
      } finally {
        admin.deleteAcls(removals).all().get();
      }
    }
  }

  private static TestSpec spec(TestTopic to, long events) {
    return TestSpec.of(Numbers.of(to.name(), events));
  }
}
