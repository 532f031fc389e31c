package io.millrace.producer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Stop;
import io.millrace.app.cli.StopButton;
import io.millrace.producer.row.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes when somebody else likes is read as far as it's there, and never waited for. */
@Timeout(60)
class SlowInputTest {
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "R", "fields": [{"name": "a", "type": "int"}]}
              """);

  @TempDir private Path folder;
  private final PipedOutputStream pipe = new PipedOutputStream();
  private final Stop stop = new Stop();
  private final List<String> given = new ArrayList<>();

  @Test
  void whatIsThereOfJsonIsGivenAndTheRestWhenItComes() throws IOException {
    StandardInput stdin = stdin();
    write(pipe, "\uFEFF{\"a\":1}\n{\"a\":");
    try (FileRows rows = open(FileFormat.JSON_LINES, stdin)) {
      untilGiven(rows, "1");
      assertThat(rows.follows()).isTrue();
      write(pipe, "2}\n{\"a\":3}");
      untilGiven(rows, "1", "2");
      pipe.close();
      untilEnd(rows);
      assertThat(given).containsExactly("1", "2", "3");
      assertThat(rows.next()).isEmpty();
    }
  }

  @Test
  void gzipThatIsFlushedIsGivenBeforeItsEnd() throws IOException {
    StandardInput stdin = stdin();
    try (OutputStream gzip = new GZIPOutputStream(pipe, true)) {
      assertGivenAsItComes(gzip, stdin);
    }
  }

  @Test
  void zstdThatIsFlushedIsGivenBeforeItsEnd() throws IOException {
    StandardInput stdin = stdin();
    try (OutputStream zstd = new ZstdOutputStream(pipe)) {
      assertGivenAsItComes(zstd, stdin);
    }
  }

  private void assertGivenAsItComes(OutputStream out, StandardInput stdin) throws IOException {
    write(out, "a\n1\n");
    try (FileRows rows = open(FileFormat.CSV, stdin)) {
      untilGiven(rows, "1");
      write(out, "2\n3");
      untilGiven(rows, "1", "2");
      out.close();
      untilEnd(rows);
      assertThat(given).containsExactly("1", "2", "3");
    }
  }

  @Test
  void textOfAnotherEncodingIsGivenAsItComes() throws IOException {
    StandardInput stdin = stdin();
    FileSettings settings =
        new FileSettings(
            List.of("-"),
            Optional.of(FileFormat.CSV),
            Optional.of(Charset.forName("UTF-16LE")),
            Optional.empty(),
            1000,
            false);
    byte[] text = "a\nä\nö\n".getBytes(StandardCharsets.UTF_16LE);
    pipe.write(text, 0, 9);
    pipe.flush();
    try (FileRows rows = FileRows.open(settings, Map.of(), stdin)) {
      untilGiven(rows, "ä");
      pipe.write(text, 9, text.length - 10);
      pipe.close();
      untilEnd(rows);
      // The last line end lacks a byte.
      assertThat(given).hasSize(2).last().asString().contains("is no UTF-16LE");
    }
  }

  @Test
  void blocksOfAvroAreGivenWhenTheyAreWhole() throws IOException {
    StandardInput stdin = stdin();
    byte[] file = avro();
    pipe.write(file, 0, file.length - 10);
    pipe.flush();
    try (FileRows rows = open(FileFormat.AVRO, stdin)) {
      untilGiven(rows, "1");
      assertThat(rows.follows()).isTrue();
      pipe.write(file, file.length - 10, 10);
      pipe.close();
      untilEnd(rows);
      assertThat(given).containsExactly("1", "2");
    }
  }

  @Test
  void avroThatEndsInTheMiddleIsToldSo() throws IOException {
    StandardInput stdin = stdin();
    byte[] file = avro();
    pipe.write(file, 0, file.length - 10);
    pipe.flush();
    try (FileRows rows = open(FileFormat.AVRO, stdin)) {
      untilGiven(rows, "1");
      pipe.close();
      assertThatThrownBy(() -> untilEnd(rows))
          .isInstanceOf(AppException.class)
          .hasMessageStartingWith("<stdin> ends in the middle");
      assertThat(rows.follows()).isFalse();
    }
  }

  @Test
  void whatComesBehindAFileIsNotWaitedForEither() throws IOException {
    Path file = Files.writeString(folder.resolve("first.csv"), "a\n1\n");
    StandardInput stdin = stdin();
    FileSettings settings = settings(FileFormat.CSV, file.toString(), "-");
    try (FileRows rows = FileRows.open(settings, Map.of(), stdin)) {
      untilGiven(rows, "1");
      assertThat(rows.next()).isEmpty();
      assertThat(rows.follows()).isTrue();
      write(pipe, "a");
      Awaitility.await().during(Duration.ofMillis(100)).until(() -> rows.next().isEmpty());
      write(pipe, "\n2\n");
      untilGiven(rows, "1", "2");
      pipe.close();
      untilEnd(rows);
      assertThat(given).containsExactly("1", "2");
    }
  }

  @Test
  void aPipeWithANameIsReadAsStandardInputIs() throws Exception {
    Path named = namedPipe();
    FileSettings settings = settings(FileFormat.CSV, named.toString());
    assertThat(settings.areReadTwice()).isFalse();
    CompletableFuture<OutputStream> opened = CompletableFuture.supplyAsync(() -> writer(named));
    try (FileRows rows = FileRows.open(settings, Map.of(), ReadRows.NO_STDIN)) {
      try (OutputStream out = opened.get()) {
        write(out, "2\n");
        untilGiven(rows, "1", "2");
        assertThat(rows.follows()).isTrue();
      }
      untilEnd(rows);
    }
  }

  @Test
  void aPipeWithANameIsNotReadOnInTheMiddleOfIt() throws Exception {
    Path named = namedPipe();
    FileSettings settings = settings(FileFormat.CSV, named.toString());
    CompletableFuture<OutputStream> opened = CompletableFuture.supplyAsync(() -> writer(named));
    StandardInput stdin = ReadRows.stdin(new byte[0]);
    try (FileRows rows = FileRows.open(settings, Map.of(), stdin);
        OutputStream out = opened.get()) {
      untilGiven(rows, "1");
      write(out, "a\n2\n");
      assertThatThrownBy(() -> FileRows.open(settings, Map.of(), stdin))
          .isInstanceOf(AppException.class)
          .hasMessageStartingWith(named + " can't be read a second time: ");
    }
  }

  @Test
  void aPipeThatIsFollowedIsNotWaitedForEither() throws Exception {
    Path named = namedPipe();
    FileSettings settings =
        new FileSettings(
            List.of(named.toString()),
            Optional.of(FileFormat.CSV),
            Optional.empty(),
            Optional.empty(),
            1000,
            true);
    CompletableFuture<OutputStream> opened = CompletableFuture.supplyAsync(() -> writer(named));
    try (FileRows rows = FileRows.open(settings, Map.of(), ReadRows.NO_STDIN)) {
      try (OutputStream out = opened.get()) {
        untilGiven(rows, "1");
        write(out, "2\n3");
        untilGiven(rows, "1", "2");
      }
      untilEnd(rows);
      assertThat(given).containsExactly("1", "2", "3");
    }
  }

  @Test
  void whatAnEarlierRunReadOfAPipeIsSkippedWhenItComes() throws IOException {
    Path file = Files.writeString(folder.resolve("first.csv"), "a\n1\n");
    FileSettings settings = settings(FileFormat.CSV, file.toString(), "-");
    StandardInput whole = ReadRows.stdin("a\n2\n3\n".getBytes(StandardCharsets.UTF_8));
    List<Line> read = new ArrayList<>();
    try (FileRows rows = FileRows.open(settings, Map.of(), whole)) {
      Awaitility.await()
          .until(
              () -> {
                rows.next().ifPresent(read::add);
                return read.size() == 2;
              });
    }
    String behind = ReadRows.after(read.get(1)).orElseThrow().state();
    StandardInput stdin = stdin();
    try (FileRows rows = FileRows.open(settings, Map.of("-", behind), stdin)) {
      untilGiven(rows, "1");
      write(pipe, "a\n");
      Awaitility.await().during(Duration.ofMillis(100)).until(() -> rows.next().isEmpty());
      write(pipe, "2\n3\n");
      pipe.close();
      untilEnd(rows);
      assertThat(given).containsExactly("1", "3");
    }
  }

  private Path namedPipe() throws Exception {
    Path named = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", named.toString()).start().waitFor()).isZero();
    return named;
  }

  private static OutputStream writer(Path pipe) {
    try {
      OutputStream out = Files.newOutputStream(pipe);
      write(out, "a\n1\n");
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whoWishesToStopIsNotKeptByAHeaderThatDoesNotCome() throws IOException {
    StandardInput stdin = stdin();
    write(pipe, "a,b");
    StopButton.press(stop);
    assertThatThrownBy(() -> open(FileFormat.CSV, stdin))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INTERRUPTED));
  }

  private StandardInput stdin() throws IOException {
    return StandardInput.of(new PipedInputStream(pipe), stop);
  }

  private static FileRows open(FileFormat format, StandardInput stdin) {
    return FileRows.open(settings(format, "-"), Map.of(), stdin);
  }

  private static FileSettings settings(FileFormat format, String... files) {
    return new FileSettings(
        List.of(files), Optional.of(format), Optional.empty(), Optional.empty(), 1000, false);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void untilGiven(FileRows rows, String... cells) {
    Awaitility.await().until(() -> givenNow(rows).equals(List.of(cells)));
    assertThat(given).containsExactly(cells);
  }

  private List<String> givenNow(FileRows rows) {
    given.addAll(ReadRows.cells(rows, "a"));
    return given;
  }

  private void untilEnd(FileRows rows) {
    given.addAll(ReadRows.toEnd(rows, "a"));
  }

  /** Of two blocks, a record each. */
  private static byte[] avro() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericData.Record> writer =
        new DataFileWriter<GenericData.Record>(new GenericDatumWriter<>(SCHEMA))
            .create(SCHEMA, bytes)) {
      for (int a = 1; a <= 2; a++) {
        GenericData.Record record = new GenericData.Record(SCHEMA);
        record.put("a", a);
        writer.append(record);
        long unused = writer.sync();
      }
    }
    return bytes.toByteArray();
  }
}
