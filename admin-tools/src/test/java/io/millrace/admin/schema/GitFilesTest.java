package io.millrace.admin.schema;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GitFilesTest {

  @Test
  void aMachineWithoutGitIsToldWhatToDo() {
    GitFiles git = new GitFiles("git-that-is-not-installed");

    assertThatThrownBy(() -> git.read(Path.of("a.avsc"), "HEAD"))
        .hasMessage(
            "cannot run git-that-is-not-installed, which knows the revisions: install it, or"
                + " compare with a file");
  }
}
