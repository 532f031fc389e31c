package io.millrace.producer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Stop;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedFilesTest {
  @TempDir private Path folder;

  @Test
  void aLineIsGivenOnceItsEndIsThere() throws IOException {
    Path file = write("f.csv", "a,b\n1,2\n3,");
    try (FileRows rows = follow(file)) {
      assertThat(rows.follows()).isTrue();
      assertThat(ReadRows.cells(rows, "b")).containsExactly("2");
      append(file, "4");
      assertThat(ReadRows.cells(rows, "b")).isEmpty();
      append(file, "5\n6,7\r\n");
      assertThat(ReadRows.all(rows, row -> row.place().number() + " " + row.cell("b")))
          .containsExactly("3 45", "4 7");
    }
  }

  @Test
  void anOpenQuoteIsWaitedFor() throws IOException {
    Path file = write("q.csv", "a\n\"1\n2");
    try (FileRows rows = follow(file)) {
      assertThat(ReadRows.cells(rows, "a")).isEmpty();
      append(file, "\n3\"\n");
      assertThat(ReadRows.cells(rows, "a")).containsExactly("1\n2\n3");
    }
  }

  @Test
  void itGoesOnWhereAnEarlierRunWas() throws IOException {
    Path file = write("j.jsonl", "{\"a\":1}\n{\"a\":2}\n");
    FileSettings settings = settings(file.toString());
    try (FileRows rows = ReadRows.open(settings, "j.jsonl", Optional.empty());
        FileRows resumed =
            ReadRows.open(settings, "j.jsonl", ReadRows.after(rows.next().orElseThrow()))) {
      assertThat(ReadRows.cells(resumed, "a")).containsExactly("2");
      append(file, "{\"a\":3}\n");
      assertThat(ReadRows.cells(resumed, "a")).containsExactly("3");
    }
  }

  @Test
  void aFileThatIsCutIsRefused() throws IOException {
    Path file = write("c.jsonl", "{\"a\":1}\n{\"a\":2}\n");
    try (FileRows rows = follow(file)) {
      assertThat(ReadRows.cells(rows, "a")).hasSize(2);
      Files.writeString(file, "{}\n", StandardOpenOption.TRUNCATE_EXISTING);
      refused(rows, file + " was cut to 3 bytes after 16 were read");
    }
  }

  @Test
  void aFileThatIsReplacedIsRefused() throws IOException {
    Path file = write("r.jsonl", "{\"a\":1}\n");
    try (FileRows rows = follow(file)) {
      assertThat(ReadRows.cells(rows, "a")).hasSize(1);
      Path other = write("other.jsonl", "{\"a\":1}\n{\"a\":2}\n");
      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      refused(rows, file + " was replaced by another file");
    }
  }

  @Test
  void aFileThatIsTakenAwayIsRefused() throws IOException {
    Path file = write("g.jsonl", "{\"a\":1}\n");
    try (FileRows rows = follow(file)) {
      assertThat(ReadRows.cells(rows, "a")).hasSize(1);
      Files.delete(file);
      refused(rows, file + " was taken away");
    }
  }

  @Test
  void standardInputIsFollowedToItsEnd() throws IOException {
    PipedOutputStream out = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(out);
    out.write("a\n1\n2".getBytes(StandardCharsets.UTF_8));
    out.flush();
    FileSettings settings =
        new FileSettings(
            List.of("-"),
            Optional.of(FileFormat.CSV),
            Optional.empty(),
            Optional.empty(),
            99,
            true);
    try (FileRows rows = FileRows.open(settings, Map.of(), StandardInput.of(in, new Stop()))) {
      List<String> given = new ArrayList<>();
      Awaitility.await()
          .until(() -> given.addAll(ReadRows.cells(rows, "a")) && given.equals(List.of("1")));
      assertThat(rows.follows()).isTrue();
      out.close();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> given.addAll(ReadRows.cells(rows, "a")) || !rows.follows());
      assertThat(given).containsExactly("1", "2");
      assertThat(rows.follows()).isFalse();
    }
  }

  @Test
  void whatCannotBeFollowedIsRefused() throws IOException {
    Path packed = Files.write(folder.resolve("p.csv"), PackedFilesTest.gzip("a\n1\n"));
    assertThatThrownBy(() -> follow(packed))
        .isInstanceOf(AppException.class)
        .hasMessage(packed + " is compressed and can't be followed: follow what it is made from");
    Path avro = Files.writeString(folder.resolve("x.avro"), "Obj");
    assertThatThrownBy(() -> follow(avro))
        .isInstanceOf(AppException.class)
        .hasMessage("Avro files can't be followed: follow CSV or JSON lines");
    assertThatThrownBy(() -> settings("a.csv", "b.csv"))
        .isInstanceOf(AppException.class)
        .hasMessage("one file can be followed, not 2: name one");
  }

  private static void refused(FileRows rows, String what) {
    assertThatThrownBy(rows::next)
        .isInstanceOf(AppException.class)
        .hasMessage(what + " while it was followed: import what is there now with another --name");
  }

  private static FileRows follow(Path file) {
    return FileRows.open(settings(file.toString()), Map.of(), ReadRows.NO_STDIN);
  }

  private static FileSettings settings(String... files) {
    return new FileSettings(
        List.of(files), Optional.empty(), Optional.empty(), Optional.empty(), 1000, true);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }
}
