package io.millrace.producer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard input whose writer takes its time: what is there is published, and no more awaited. */
@WithStack
class SlowPipeIT {
  private static final int PAYMENTS = 20;

  @TempDir private Path folder;
  private final JsonMaterial material = new JsonMaterial(PAYMENTS, 0, new Random(7));

  @ParameterizedTest
  @ValueSource(strings = {"--max-rejects=0", "--transactional"})
  void whatCameIsThereAndAnInterruptedRunEndsWithoutTheRest(String how, Stack stack)
      throws Exception {
    String text = material.text();
    int half = text.length() / 2;
    int there = (int) text.substring(0, half).lines().count() - 1;
    try (TopicLog topic = TopicLog.create(stack, material.schema());
        ChildRun run = start(stack, topic, how)) {
      run.write(text.substring(0, half));
      run.await(() -> topic.committed().size() == there);
      run.write(text.substring(half));
      run.await(() -> topic.committed().size() == PAYMENTS);
      run.signal("INT");

      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(run.err()).contains(PAYMENTS + " acknowledged").contains("0 refused, 0 unknown");
      assertThat(new Ledger(material.events()).anomalies(topic.committed())).isEmpty();
    }
  }

  @Test
  void aRunThatIsInterruptedBeforeAnythingCameEnds(Stack stack) throws Exception {
    try (TopicLog topic = TopicLog.create(stack, material.schema());
        ChildRun run = start(stack, topic, "--dry-run", "--metrics-port=0")) {
      run.await(() -> run.err().contains("metrics are served"));
      run.signal("INT");

      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(run.err()).contains("0 would be published, 0 refused, 0 unknown");
    }
  }

  private ChildRun start(Stack stack, TopicLog topic, String... more) throws Exception {
    Path schema = folder.resolve("payment.avsc");
    Files.writeString(schema, material.schema().toString());
    List<String> arguments = new ArrayList<>(List.of("import", "-", "--format", "jsonl"));
    arguments.addAll(List.of("--topic", topic.name(), "--schema", schema.toString()));
    arguments.addAll(List.of("--key", "customer"));
    arguments.addAll(List.of(more));
    return ChildRun.start(stack, folder, arguments);
  }
}
