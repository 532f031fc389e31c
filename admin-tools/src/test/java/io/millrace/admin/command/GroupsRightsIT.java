package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.group.GroupFixture;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is denied is named with exit code 5, and the rest is done. */
@WithStack
class GroupsRightsIT {
  private GroupFixture mine;
  private GroupFixture theirs;

  @BeforeEach
  void commit(Stack stack) {
    mine = GroupFixture.of(stack).create(1).send(0, 3, Instant.EPOCH);
    theirs = mine.group(mine.group() + "-theirs");
    mine.commit(Map.of(mine.partition(0), new OffsetAndMetadata(1)));
    theirs.commit(Map.of(mine.partition(0), new OffsetAndMetadata(1)));
  }

  @Test
  void aGroupThatMayNotBeSeenIsNoGroupThatIsNotThere(Stack stack) {
    Right group = new Right(ResourceType.GROUP, theirs.group(), AclOperation.DESCRIBE);
    Right cluster = new Right(ResourceType.CLUSTER, "kafka-cluster", AclOperation.DESCRIBE);

    Run list =
        group.without(
            stack,
            () ->
                cluster.without(
                    stack,
                    () -> Run.against(stack, "groups", "list", "--pattern", mine.group() + ".*")));
    Run hidden = group.without(stack, () -> cluster.without(stack, () -> describeBoth(stack)));
    Run listed = group.without(stack, () -> describeBoth(stack));

    assertThat(list.code()).isZero();
    assertThat(list.out()).contains(mine.group() + " ").doesNotContain(theirs.group());
    assertThat(List.of(hidden, listed))
        .allSatisfy(
            describe -> {
              assertThat(describe.code()).isEqualTo(5);
              assertThat(describe.out())
                  .contains(mine.group() + " ")
                  .doesNotContain(theirs.group());
              assertThat(describe.errLines()).containsExactly(notAuthorized());
            });
  }

  @Test
  void aGroupThatMayNotBeDeletedStaysAndTheOthersGo(Stack stack) {
    Right right = new Right(ResourceType.GROUP, theirs.group(), AclOperation.DELETE);

    Run run =
        right.without(
            stack, () -> Run.against(stack, "groups", "delete", theirs.group(), mine.group()));

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.outLines()).containsExactly("deleted " + mine.group());
    assertThat(run.errLines()).containsExactly(notAuthorized(), "1 deleted, 1 failed");
    assertThat(theirs.offset(0)).isEqualTo(1);
  }

  @Test
  void offsetsThatMayNotBeMovedStay(Stack stack, @TempDir Path folder) {
    Right right = new Right(ResourceType.GROUP, theirs.group(), AclOperation.READ);

    Run run =
        right.without(
            stack,
            () ->
                Run.against(
                    stack,
                    "groups",
                    "reset",
                    theirs.group(),
                    "--to-latest",
                    "--execute",
                    "--undo-dir",
                    folder.toString()));

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.errLines())
        .contains(
            theirs.partition(0) + ": not authorized for group " + theirs.group(),
            "0 changed, 0 as before, 1 failed");
    assertThat(theirs.offset(0)).isEqualTo(1);
  }

  @Test
  void aTopicThatMayNotBeSeenIsLeftOutOfAResetOfTwo(Stack stack, @TempDir Path folder) {
    GroupFixture other = mine.topic(mine.topic() + "-theirs").create(1).send(0, 3, Instant.EPOCH);
    Right right = new Right(ResourceType.TOPIC, other.topic(), AclOperation.DESCRIBE);

    Run run =
        right.without(
            stack,
            () ->
                Run.against(
                    stack,
                    "groups",
                    "reset",
                    mine.group(),
                    "--topic",
                    other.topic(),
                    "--topic",
                    mine.topic(),
                    "--to-latest",
                    "--execute",
                    "--undo-dir",
                    folder.toString()));

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.errLines()).hasSize(3);
    assertThat(run.errLines().get(1)).startsWith(other.topic() + ": ").contains("authoriz");
    assertThat(run.errLines().get(2)).isEqualTo("1 changed, 0 as before, 1 failed");
    assertThat(mine.offset(0)).isEqualTo(3);
  }

  private Run describeBoth(Stack stack) {
    return Run.against(stack, "groups", "describe", theirs.group(), mine.group(), "--summary");
  }

  private String notAuthorized() {
    return theirs.group() + ": not authorized for this group";
  }
}
