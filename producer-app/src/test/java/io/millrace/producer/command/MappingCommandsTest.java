package io.millrace.producer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import io.millrace.producer.mapping.MappingSchema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MappingCommandsTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theSchemaIsPrintedAsItIs() {
    assertThat(run("mapping", "schema")).isEqualTo(ExitCode.DONE);

    assertThat(out.toString().strip()).isEqualTo(MappingSchema.text().strip());
  }

  @Test
  void whatIsRightIsToldWithItsTopics() throws IOException {
    Path file = file("events: [{topic: a}, {topic: b}, {topic: a}]");

    assertThat(run("mapping", "validate", file.toString())).isEqualTo(ExitCode.DONE);

    assertThat(out.toString().strip()).isEqualTo("nothing is wrong: events to a, b");
  }

  @Test
  void allThatIsWrongIsToldWithItsPlace() throws IOException {
    Path file = file("group_by: a\nzone: Nowhere\n");

    assertThat(run("mapping", "validate", file.toString())).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString().lines())
        .containsExactly(
            ("producer-app: 3 problems: 1) %s:1:1: unknown key \"group_by\"; did you mean group-by?;"
                    + " 2) %s:1:1: an event needs the key \"topic\"; 3) %s:2:7: zone must be one"
                    + " such as Europe/Zurich, UTC or +02:00")
                .formatted(file, file, file));
    assertThat(out.toString()).isEmpty();
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("m.yaml"), yaml);
  }

  private int run(String... arguments) {
    CommandLine line = ProducerApp.commandLine(new Stop());
    line.setOut(new PrintWriter(new BufferedWriter(out), true));
    line.setErr(new PrintWriter(err));
    return Program.run(line, arguments);
  }
}
