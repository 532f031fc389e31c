package io.millrace.producer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Position;
import io.millrace.producer.row.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedFilesTest {
  private static final String MEND =
      ": bring the old file back, or import this one with another --name";

  @TempDir private Path folder;
  private Path file;
  private Optional<Position> end = Optional.empty();

  @BeforeEach
  void readOnce() throws IOException {
    file = Files.writeString(folder.resolve("o.csv"), "a\n1\n2\n3");
    FileRows rows = ReadRows.open(file);
    for (Optional<Line> line = rows.next(); line.isPresent(); line = rows.next()) {
      end = ReadRows.after(line.get());
    }
    assertThat(end)
        .contains(new Position("o.csv", "{\"offset\":7,\"crc\":2374507633,\"lines\":3}"));
  }

  @Test
  void aFileThatIsTheSameGivesNothing() {
    assertThat(rest()).isEmpty();
  }

  @Test
  void aFileThatGrewGivesTheRest() throws IOException {
    Files.writeString(file, "a\n1\n2\n3\n4\r\n5");
    assertThat(rest()).containsExactly("o.csv:5 4", "o.csv:6 5");
  }

  @Test
  void aLastLineThatGrewIsRefused() throws IOException {
    Files.writeString(file, "a\n1\n2\n34\n");
    refused("the line that an earlier run read last has grown longer");
  }

  @Test
  void aFileThatShrankIsRefused() throws IOException {
    Files.writeString(file, "a\n1\n");
    refused("it has 4 bytes and an earlier run read 7");
  }

  @Test
  void aFileThatChangedIsRefused() throws IOException {
    Files.writeString(file, "a\n1\n7\n3");
    refused("its first 7 bytes aren't those that an earlier run read");
  }

  @Test
  void aHeaderThatIsLongerThanAllThatWasReadIsRefused() throws IOException {
    Files.writeString(file, "abcdefghijk\n1\n");
    refused("its first 12 bytes aren't those that an earlier run read");
  }

  @Test
  void positionsOfOtherFilesAreLeftAlone() {
    FileRows rows =
        FileRows.open(
            FileSettings.of(List.of(file.toString())),
            Map.of("gone.csv", "{\"offset\":9,\"crc\":1,\"lines\":3}"),
            ReadRows.NO_STDIN);
    assertThat(ReadRows.cells(rows, "a")).containsExactly("1", "2", "3");
  }

  @Test
  void aStateThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                FileRows.open(
                    FileSettings.of(List.of(file.toString())),
                    Map.of("o.csv", "{\"at\":9}"),
                    ReadRows.NO_STDIN))
        .isInstanceOf(AppException.class)
        .hasMessage("o.csv: {\"at\":9} is no position in a file: import it with another --name");
  }

  private List<String> rest() {
    FileRows rows = ReadRows.open(FileSettings.of(List.of(file.toString())), "o.csv", end);
    return ReadRows.all(rows, row -> "o.csv:" + row.place().number() + " " + row.cell("a"));
  }

  private void refused(String what) {
    assertThatThrownBy(this::rest)
        .isInstanceOf(AppException.class)
        .hasMessage(file + " has changed: " + what + MEND);
  }
}
