package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

@WithStack
class TopicsAlterIT {

  @Test
  void configsAreSetAndResetToTheValueOfTheBrokers(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1, Map.of("segment.bytes", "1048576"));

    Run run =
        Run.against(
            stack,
            "topics",
            "alter",
            topic.name(),
            "--set",
            "retention.ms=-1",
            "--reset",
            "segment.bytes,segment.ms");

    assertThat(run.outLines())
        .containsExactly(
            "alter-config %s: retention.ms 604800000 to -1, segment.bytes 1048576 to default 1073741824"
                .formatted(topic.name()));
    assertThat(run.errLines()).containsExactly("1 confirmed, 0 failed");
    assertThat(run.code()).isZero();
    assertThat(Run.against(stack, "topics", "describe", topic.name()).out())
        .containsPattern("retention.ms +-1 +topic")
        .doesNotContain("segment.bytes");
  }

  @Test
  void whatIsAsAskedAlreadyChangesNothing(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 2, Map.of("retention.ms", "-1"));

    Run run =
        Run.against(
            stack,
            "topics",
            "alter",
            topic.name(),
            "--partitions",
            "2",
            "--set",
            "retention.ms=-1");

    assertThat(run.outLines()).containsExactly("nothing to change");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void partitionsGrowOnlyWithAWordOfTheUser(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);

    Run refused = Run.against(stack, "topics", "alter", topic.name(), "--partitions", "3");
    Run allowed =
        Run.against(
            stack, "topics", "alter", topic.name(), "--partitions", "3", "--allow", "grow-keyed");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.errLines())
        .singleElement()
        .asString()
        .startsWith("admin-tools: nothing is changed")
        .contains("keys move to other partitions", "--allow grow-keyed");
    assertThat(allowed.outLines())
        .containsExactly("add-partitions %s: partitions 1 to 3".formatted(topic.name()));
    assertThat(allowed.code()).isZero();
  }

  @Test
  void newPartitionsAreSafeWhereTheNewestRecordsHaveNoKeys(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 2);
    topic.send(null, 120);

    Run preview = alter(stack, topic, "--dry-run");
    Run run = alter(stack, topic);

    assertThat(preview.out())
        .contains("safe", "none of its newest 100 records has a key, so no order is lost");
    assertThat(run.outLines())
        .containsExactly("add-partitions %s: partitions 2 to 3".formatted(topic.name()));
    assertThat(run.code()).isZero();
  }

  @Test
  void keysThatAreSeenAreCounted(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);
    topic.send("key", 50);
    topic.send(null, 90);

    Run run = alter(stack, topic);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("(10 of its newest 100 records have keys, and keys move to other partitions");
  }

  @Test
  void aSubjectForKeysSaysThatThereAreSome(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);
    topic.send(null, 1);
    Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(10))
        .openRegistry()
        .register(topic.name() + "-key", SchemaBuilder.builder().stringType(), false);

    Run run = alter(stack, topic);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("(the registry has a subject %s-key, and keys move".formatted(topic.name()));
  }

  @Test
  void whatCanNotBeKnownCountsAsKeysAndSaysSo(Stack stack) {
    LiveTopic empty = LiveTopic.create(stack, 1);
    LiveTopic denied = LiveTopic.create(stack, 1);
    denied.send(null, 1);
    Right read = new Right(ResourceType.TOPIC, denied.name(), AclOperation.READ);

    Run nothing = alter(stack, empty);
    Run forbidden = read.without(stack, () -> alter(stack, denied));

    assertThat(nothing.err())
        .contains("(it has no records, so that it counts as having keys, and keys move");
    assertThat(forbidden.err())
        .contains("(its records can't be read (", "so that it counts as having keys");
  }

  private static Run alter(Stack stack, LiveTopic topic, String... more) {
    return Run.against(
        stack,
        Stream.concat(
                Stream.of("topics", "alter", topic.name(), "--partitions", "3"), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aResetThatShortensTheRetentionNeedsAWord(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1, Map.of("retention.ms", "-1"));

    Run run = Run.against(stack, "topics", "alter", topic.name(), "--reset", "retention.ms");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("retention.ms -1 to default", "irreversible", "--allow cut-retention");
  }

  @Test
  void fewerPartitionsThanNowAreRefusedAndTheOtherTopicGoesOn(Stack stack) {
    LiveTopic wide = LiveTopic.create(stack, 4);
    LiveTopic narrow = LiveTopic.create(stack, 1);

    Run run =
        Run.against(
            stack,
            "topics",
            "alter",
            wide.name(),
            narrow.name(),
            "--partitions",
            "2",
            "--allow",
            "grow-keyed");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.outLines())
        .containsExactly("add-partitions %s: partitions 1 to 2".formatted(narrow.name()));
    assertThat(run.errLines())
        .containsExactly(
            wide.name()
                + ": has 4 partitions, and Kafka takes none away to make 2: copy the events to a"
                + " new topic",
            "1 confirmed, 1 failed");
  }

  @Test
  void aTopicThatIsNotThereIsNamedWithTheNearest(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);

    Run run =
        Run.against(stack, "topics", "alter", topic.name() + "x", "--set", "segment.ms=3600000");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean %s?".formatted(topic.name()));
  }

  @Test
  void aPatternOnlyShowsWhatItWouldChange(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);
    String pattern = topic.name().substring(0, 30) + ".*";

    Run preview =
        Run.against(stack, "topics", "alter", "--pattern", pattern, "--set", "segment.ms=3600000");
    String after = Run.against(stack, "topics", "describe", topic.name()).out();
    Run done =
        Run.against(
            stack,
            "topics",
            "alter",
            "--pattern",
            pattern,
            "--execute",
            "--set",
            "segment.ms=3600000");

    assertThat(preview.out()).contains("alter-config", topic.name(), "safe");
    assertThat(preview.errLines()).containsExactly("nothing is changed: this is what would be");
    assertThat(after).doesNotContain("segment.ms");
    assertThat(done.outLines()).singleElement().asString().startsWith("alter-config");
  }

  @Test
  void contradictionsAreRefusedBeforeAnythingIsAsked() {
    assertThat(Run.of("topics", "alter", "a").errLines())
        .containsExactly("admin-tools: nothing to alter: give --partitions, --set or --reset");
    assertThat(
            Run.of("topics", "alter", "a", "--set", "segment.ms=1", "--reset", "segment.ms")
                .errLines())
        .containsExactly("admin-tools: segment.ms is both set and reset: give one");
    assertThat(Run.of("topics", "alter", "a", "--pattern", "b", "--partitions", "2").errLines())
        .containsExactly(
            "admin-tools: give either the names of topics or a --pattern that whole names match");
    assertThat(Run.of("topics", "alter", "--pattern", "b[", "--partitions", "2").errLines())
        .singleElement()
        .asString()
        .startsWith("admin-tools: \"b[\" is no regular expression: ");
  }
}
