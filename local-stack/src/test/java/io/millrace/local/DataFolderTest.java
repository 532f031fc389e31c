package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path folder;

  @Test
  void aFolderServesOneStackAtATimeAndIsFreeAfterwards() {
    DataFolder first = DataFolder.open(Optional.of(folder));

    assertThatThrownBy(() -> DataFolder.open(Optional.of(folder)))
        .isInstanceOf(LocalStackException.class)
        .hasMessage(
            "data folder %s is in use by another stack (process %d): stop it with 'local-stack down', or choose another with --data",
            folder, ProcessHandle.current().pid());

    assertThat(DataFolder.isLocked(folder)).isTrue();
    first.close();
    assertThat(DataFolder.isLocked(folder)).isFalse();
    DataFolder.open(Optional.of(folder)).close();
  }

  @Test
  void aFolderHeldByAnotherProcessIsInUse() throws Exception {
    try (JavaProcess holder = JavaProcess.start(folder, Holder.class, folder.toString())) {
      assertThat(holder.readLine()).isEqualTo("held");
      assertThat(DataFolder.isLocked(folder)).isTrue();
      assertThatThrownBy(() -> DataFolder.open(Optional.of(folder)))
          .isInstanceOf(LocalStackException.class)
          .hasMessageContaining("in use by another stack (process %d)", holder.pid());

      holder.handle().destroyForcibly();
      assertThat(holder.exitCode()).isNotZero();
      assertThat(DataFolder.isLocked(folder)).isFalse();
    }
  }

  @Test
  void dataOfAnotherNumberOfBrokersIsRefused() {
    try (DataFolder data = DataFolder.open(Optional.of(folder))) {
      String cluster = data.clusterOf(3);

      assertThat(data.clusterOf(3)).isEqualTo(cluster);
      assertThatThrownBy(() -> data.clusterOf(1))
          .isInstanceOf(LocalStackException.class)
          .hasMessageStartingWith("data folder %s was made with --brokers 3: ", folder);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> DataFolder.open(Optional.of(file.resolve("data"))))
        .isInstanceOf(LocalStackException.class)
        .hasMessageStartingWith("data folder %s/data cannot be written", file)
        .hasMessageEndingWith("choose another with --data");
  }

  @Test
  void aTemporaryFolderIsDeletedWhenClosed() {
    DataFolder data = DataFolder.open(Optional.empty());
    assertThat(data.root()).isDirectory();
    data.close();
    assertThat(data.root()).doesNotExist();
  }

  static final class Holder {
    public static void main(String[] args) throws InterruptedException {
      try (DataFolder data = DataFolder.open(Optional.of(Path.of(args[0])))) {
        System.out.println(data.root().equals(Path.of(args[0])) ? "held" : "elsewhere");
        Thread.currentThread().join();
      }
    }
  }
}
