package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is denied is named with exit code 5. */
@WithStack
class RecordsRightsIT {
  @TempDir Path folder;

  @Test
  void aTopicThatMayNotBeReadIsNamed(Stack stack) {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.send("a", 1);

    Run consume = without(AclOperation.READ, stack, topic, "records", "consume", topic.name());
    Run search =
        without(AclOperation.READ, stack, topic, "records", "search", topic.name(), "--key", "a");

    assertThat(consume.code()).isEqualTo(5);
    assertThat(consume.out()).isEmpty();
    assertThat(consume.errLines()).containsExactly(notAuthorized(topic));
    assertThat(search.code()).isEqualTo(5);
    assertThat(search.out()).isEmpty();
    assertThat(search.errLines())
        .contains("0 scanned, 0 matched, 0 undecodable; stopped: failed, there may be more")
        .last()
        .isEqualTo(notAuthorized(topic));
  }

  @Test
  void aTopicThatMayNotBeWrittenToTakesNothing(Stack stack) throws IOException {
    RecordTopic topic = RecordTopic.create(stack, 1);
    Path lines = Files.writeString(folder.resolve("lines"), "{\"value\": \"one\"}\n");

    Run produce =
        without(
            AclOperation.WRITE, stack, topic, "records", "produce", topic.name(), lines.toString());

    assertThat(produce.code()).isEqualTo(5);
    assertThat(produce.errLines())
        .containsExactly(
            "%s:1: Not authorized to access topics: [%s]".formatted(lines, topic.name()),
            "admin-tools: ended early: Not authorized to access topics: [%s]"
                .formatted(topic.name()),
            "0 acknowledged, 1 refused, 0 unknown");
    assertThat(Run.against(stack, "records", "consume", topic.name()).out()).isEmpty();
  }

  private static Run without(
      AclOperation operation, Stack stack, RecordTopic topic, String... arguments) {
    return new Right(ResourceType.TOPIC, topic.name(), operation)
        .without(stack, () -> Run.against(stack, arguments));
  }

  private static String notAuthorized(RecordTopic topic) {
    return "admin-tools: Not authorized to access topics: [%s]".formatted(topic.name());
  }
}
