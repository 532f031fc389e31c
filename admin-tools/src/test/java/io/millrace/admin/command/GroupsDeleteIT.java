package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.command.output.Document;
import io.millrace.admin.group.GroupFixture;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

@WithStack
class GroupsDeleteIT {

  @Test
  void whatCanBeDeletedIsAndTheRestIsNamed(Stack stack) {
    GroupFixture idle = GroupFixture.of(stack).create(1);
    idle.commit(Map.of(idle.partition(0), new OffsetAndMetadata(0)));
    GroupFixture ended = idle.group(idle.group() + "-b");
    ended.readTo("consumer", Map.of(idle.partition(0), new OffsetAndMetadata(0)));
    GroupFixture active = idle.group(idle.group() + "-c");
    try (Consumer<String, String> member = active.join("classic")) {
      Run run =
          Run.against(
              stack, "groups", "delete", idle.group(), "nobody", active.group(), ended.group());

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.outLines())
          .containsExactly("deleted " + idle.group(), "deleted " + ended.group());
      assertThat(run.errLines().stream().map(GroupFixture::atAnyHost))
          .containsExactly(
              "nobody: no such group: admin-tools groups list shows those" + " there are",
              active.group()
                  + ": active, and stays as it is: stop worker at HOST, and run this again",
              "2 deleted, 2 failed");
      assertThat(member.assignment()).hasSize(1);
    }
    assertThat(Run.against(stack, "groups", "list").out())
        .contains(active.group())
        .doesNotContain(idle.group() + " ", ended.group());
  }

  @Test
  void asJsonItIsOneDocument(Stack stack) {
    GroupFixture idle = GroupFixture.of(stack).create(1);
    idle.commit(Map.of(idle.partition(0), new OffsetAndMetadata(0)));

    Run run = Run.against(stack, "groups", "delete", idle.group(), "nobody", "--output", "json");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isEmpty();
    assertThat(Document.of(run.out()))
        .isEqualTo(
            Document.of(
                """
                {"deletions": [{"group": "%s", "outcome": "confirmed"}],
                 "failures": [
                   {"resource": "nobody", "exitCode": 2,
                    "error": "no such group: admin-tools groups list shows those there are"}]}
                """
                    .formatted(idle.group())));
  }

  @Test
  void aNameIsNoPattern(Stack stack) {
    GroupFixture idle = GroupFixture.of(stack).create(1);
    idle.commit(Map.of(idle.partition(0), new OffsetAndMetadata(0)));

    Run run = Run.against(stack, "groups", "delete", idle.group().substring(0, 20) + ".*");

    assertThat(run.code()).isEqualTo(2);
    assertThat(Run.against(stack, "groups", "list").out()).contains(idle.group());
  }

  @Test
  void withoutANameNothingIsDeleted() {
    Run run = Run.of("groups", "delete");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains("Missing required parameter: 'GROUP'");
  }
}
