package io.millrace.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.JavaProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackToolTest {
  @TempDir private Path folder;

  @Test
  void wrongUsageIsOneLineAndExitCode2() throws Exception {
    try (JavaProcess tool = tool("up", "--brokers", "2")) {
      assertThat(tool.exitCode()).isEqualTo(2);
      assertThat(tool.errors()).isEqualTo("local-stack: brokers can be 1 or 3, not 2\n");
    }
  }

  @Test
  void aMissingCommandIsWrongUsage() throws Exception {
    try (JavaProcess tool = tool()) {
      assertThat(tool.exitCode()).isEqualTo(2);
      assertThat(tool.errors()).startsWith("local-stack: a command is missing").hasLineCount(1);
    }
  }

  @Test
  void downOfWhatDoesNotRunIsDone() throws Exception {
    try (JavaProcess tool = tool("down", "--data", folder.toString())) {
      assertThat(tool.exitCode()).isEqualTo(0);
      assertThat(tool.errors()).isEqualTo("no stack is running on " + folder + "\n");
    }
  }

  @Test
  void statusOfWhatDoesNotRunFails() throws Exception {
    try (JavaProcess tool = tool("status", "--data", folder.toString())) {
      assertThat(tool.exitCode()).isEqualTo(1);
      assertThat(tool.readLines()).isEmpty();
    }
  }

  private JavaProcess tool(String... arguments) throws Exception {
    return JavaProcess.start(folder, LocalStackTool.class, arguments);
  }
}
