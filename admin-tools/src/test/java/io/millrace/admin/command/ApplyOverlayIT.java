package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class ApplyOverlayIT {
  @TempDir Path folder;

  @Test
  void unitsOverlaysAndDeadLettersAreAppliedAndLeaveNothingToChange(Stack stack)
      throws IOException {
    CatalogueFile file = CatalogueFile.in(folder);
    String topic = file.topic();
    String catalogue =
        file.declare(
            "{partitions: 1, configs: {retention.ms: 7d, segment.bytes: 16MiB},"
                + " key: string, dead-letter: %s.dead}".formatted(topic));
    String overlay =
        Files.writeString(
                folder.resolve("overlay.yaml"),
                "topics: {%s: {partitions: 2, configs: {segment.bytes: null, max.message.bytes: 1MB}}}"
                    .formatted(topic))
            .toString();

    Run apply = Run.against(stack, "apply", "--catalogue", catalogue, "--overlay", overlay);

    assertThat(apply.outLines())
        .containsExactly(
            "create-topic %s: partitions=2, retention.ms=604800000, max.message.bytes=1000000"
                .formatted(topic),
            "create-topic %s.dead: partitions=2, cleanup.policy=delete, retention.ms=-1, max.message.bytes=1065536"
                .formatted(topic));
    assertThat(apply.code()).as(apply.err()).isZero();
    assertThat(
            Run.against(stack, "plan", "--catalogue", catalogue, "--overlay", overlay).outLines())
        .containsExactly("nothing to change");
  }
}
