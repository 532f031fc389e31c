package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.group.GroupFixture;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.junit.jupiter.api.Test;

@WithStack
class GroupsListIT {

  @Test
  void groupsOfEveryTypeAreListedWithTheirStates(Stack stack) {
    GroupFixture classic = GroupFixture.of(stack).create(1).send(0, 1, Instant.EPOCH);
    GroupFixture modern = classic.group(classic.group() + "-b");
    GroupFixture bare = classic.group(classic.group() + "-c");
    GroupFixture shared = classic.group(classic.group() + "-d");
    bare.commit(Map.of(bare.partition(0), new OffsetAndMetadata(0)));
    try (Consumer<String, String> one = classic.join("classic");
        Consumer<String, String> two = modern.join("consumer");
        ShareConsumer<String, String> three = shared.share()) {
      Run run = Run.against(stack, "groups", "list", "--pattern", classic.group() + ".*");

      assertThat(run.code()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.outLines().stream().map(line -> line.replaceAll(" +", " ")))
          .containsExactly(
              "GROUP TYPE PROTOCOL STATE",
              classic.group() + " classic consumer stable",
              modern.group() + " consumer consumer stable",
              bare.group() + " classic - empty",
              shared.group() + " share share stable");
      assertThat(one.subscription()).isEqualTo(two.subscription());
      assertThat(three.subscription()).hasSize(1);
    }
  }

  @Test
  void aListAsJsonIsOneDocument(Stack stack) {
    GroupFixture group = GroupFixture.of(stack).create(1);
    group.commit(Map.of(group.partition(0), new OffsetAndMetadata(0)));

    Run run = Run.against(stack, "groups", "list", "--pattern", group.group(), "--output", "json");

    assertThat(run.code()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .isEqualTo(
            "{ \"groups\" : [ { \"group\" : \"%s\", \"type\" : \"classic\", \"protocol\" : \"\","
                    .formatted(group.group())
                + " \"state\" : \"empty\" } ], \"failures\" : [ ] } ");
  }

  @Test
  void aPatternThatMatchesNothingIsNamed(Stack stack) {
    Run run = Run.against(stack, "groups", "list", "--pattern", "no-such.*");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines())
        .containsExactly(
            "--pattern no-such.*: matches no group: it has to match a whole name, as in orders-.*");
  }
}
