package io.millrace.admin.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndoFileTest {
  private static final Instant WRITTEN = Instant.parse("2026-03-29T14:30:00.123Z");

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsWhatIsRead() {
    Path file = new UndoFolder(folder).write(undo("billing"));

    assertThat(file).hasFileName("undo-billing-20260329T143000.123Z.json");
    assertThat(UndoFile.read(file)).isEqualTo(undo("billing"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../etc/passwd", "/tmp/x", "..", "a\\..\\b", "C:x", "a\u0000b", "\n", "größe"})
  void noNameOfAGroupLeadsOutOfTheFolder(String group) {
    Path file = new UndoFolder(folder).write(undo(group));

    assertThat(file.toAbsolutePath().normalize().getParent()).isEqualTo(folder.toAbsolutePath());
    assertThat(file.getFileName().toString()).matches("undo-[A-Za-z0-9._-]+\\.json");
    assertThat(UndoFile.read(file).group()).isEqualTo(group);
  }

  @Test
  void aLongNameOfAGroupFitsInTheNameOfAFile() {
    String group = "g".repeat(4_000);

    assertThat(UndoFile.read(new UndoFolder(folder).write(undo(group))).group()).isEqualTo(group);
  }

  @Test
  void noFileIsWrittenTwice() {
    UndoFolder undos = new UndoFolder(folder.resolve("new/folder"));

    assertThat(List.of(undos.write(undo("a")), undos.write(undo("a")), undos.write(undo("a"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void aFileThatWasCutOffAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(new UndoFolder(folder).write(undo("billing")));
    Path cut = folder.resolve("cut.json");
    // The last two bytes are the closing brace and a newline.
    for (int length = 0; length < whole.length - 1; length++) {
      Files.write(cut, Arrays.copyOf(whole, length));

      assertRefused(cut);
    }
  }

  @Test
  void aFileThatWasEditedIsRefused() throws IOException {
    Path file = new UndoFolder(folder).write(undo("billing"));
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.writeString(file, text.replace("1200", "1201"));

    assertRefused(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{\"undo\": {}}", "\u0000", "{\"undo\": {}, \"undo\": {}}"})
  void aFileOfSomethingElseIsRefused(String text) throws IOException {
    assertRefused(Files.writeString(folder.resolve("other.json"), text));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = folder.resolve("nothing.json");

    assertThatThrownBy(() -> UndoFile.read(file))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("no file " + file + ": give one that a reset has written");
  }

  private static void assertRefused(Path file) {
    assertThatThrownBy(() -> UndoFile.read(file))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.DATA_REFUSED))
        .hasMessageStartingWith(file + " is damaged, or was edited, or is no undo file: ")
        .hasMessageEndingWith("; nothing is changed");
  }

  private static UndoFile undo(String group) {
    return new UndoFile(
        "cluster-1",
        group,
        WRITTEN,
        List.of(
            new UndoFile.Entry(
                new TopicPartition("orders", 0),
                Optional.of(new OffsetAndMetadata(1200, Optional.of(3), "\"ü\n")),
                Optional.of(new OffsetAndMetadata(Long.MAX_VALUE))),
            new UndoFile.Entry(
                new TopicPartition("orders", 1),
                Optional.empty(),
                Optional.of(new OffsetAndMetadata(0)))));
  }
}
