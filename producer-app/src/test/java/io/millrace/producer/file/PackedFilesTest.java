package io.millrace.producer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Stop;
import io.millrace.producer.row.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedFilesTest {
  @TempDir private Path folder;

  @Test
  void gzipIsKnownByItsFirstBytesWhateverItIsCalled() throws IOException {
    Path file = write("x.csv", gzip("a\n1\n"));
    assertThat(ReadRows.cells(ReadRows.open(file), "a")).containsExactly("1");
  }

  @Test
  void allMembersOfGzipAreRead() throws IOException {
    Path file = write("x.csv.gz", joined(gzip("a\n1\n2"), gzip(""), gzip("3\n4\n")));
    assertThat(ReadRows.cells(ReadRows.open(file), "a")).containsExactly("1", "23", "4");
  }

  @Test
  void membersOfGzipThatComeSlowlyAreAllRead() {
    byte[] bytes = joined(gzip("{\"a\":1}\n"), gzip("{\"a\":2}\n"));
    StandardInput stdin = StandardInput.of(new OneByOne(bytes), new Stop());
    FileSettings settings =
        new FileSettings(
            List.of("-"),
            Optional.of(FileFormat.JSON_LINES),
            Optional.empty(),
            Optional.empty(),
            1000,
            false);
    assertThat(ReadRows.toEnd(FileRows.open(settings, Map.of(), stdin), "a"))
        .containsExactly("1", "2");
  }

  @Test
  void framesOfZstdAreRead() throws IOException {
    byte[] one = Zstd.compress("a\n1\n".getBytes(StandardCharsets.UTF_8));
    byte[] two = Zstd.compress("2\n".getBytes(StandardCharsets.UTF_8));
    assertThat(ReadRows.cells(ReadRows.open(write("x.csv.zst", joined(one, two))), "a"))
        .containsExactly("1", "2");
  }

  @Test
  void ofGzipThatEndsInTheMiddleTheWholeLinesAreGivenFirst() throws IOException {
    byte[] whole = gzip(text(20_000));
    truncated(write("t.csv.gz", Arrays.copyOf(whole, whole.length / 2)));
  }

  @Test
  void ofZstdThatEndsInTheMiddleTheWholeLinesAreGivenFirst() throws IOException {
    byte[] whole = Zstd.compress(text(60_000).getBytes(StandardCharsets.UTF_8));
    truncated(write("t.csv.zst", Arrays.copyOf(whole, whole.length - 10)));
  }

  @Test
  void gzipThatLacksItsChecksumEndsInTheMiddle() throws IOException {
    byte[] whole = gzip("a\n1\n");
    for (int cut = 1; cut <= 8; cut++) {
      Path file = write("c.csv.gz", Arrays.copyOf(whole, whole.length - cut));
      assertThatThrownBy(() -> ReadRows.cells(ReadRows.open(file), "a"))
          .isInstanceOf(AppException.class)
          .hasMessage(file + " ends in the middle: get the whole file, and run this again");
    }
  }

  @Test
  void whatStandsBehindGzipIsNotLeftOutInSilence() throws IOException {
    for (int size : List.of(1, 7, 8, 9, 19, 40, 200_000)) {
      Path file = write("g.csv.gz", joined(gzip("a\n1\n"), new byte[size]));
      assertThatThrownBy(() -> ReadRows.cells(ReadRows.open(file), "a"))
          .as("%d bytes", size)
          .isInstanceOf(AppException.class)
          .hasMessage(
              file + " is broken: something that isn't gzip stands behind it: get it once more");
    }
  }

  @Test
  void brokenGzipIsRefused() throws IOException {
    byte[] bytes = gzip(text(1000));
    bytes[bytes.length - 6] ^= 1;
    Path file = write("b.csv.gz", bytes);
    assertThatThrownBy(() -> ReadRows.cells(ReadRows.open(file), "a"))
        .isInstanceOf(AppException.class)
        .hasMessage(file + " is broken: Corrupt GZIP trailer: get it once more");
  }

  private static void truncated(Path file) {
    FileRows rows = ReadRows.open(file);
    List<String> given = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              for (Optional<Line> line = rows.next(); line.isPresent(); line = rows.next()) {
                given.add(ReadRows.text(line.get(), row -> (String) row.cell("a")));
              }
            })
        .isInstanceOf(AppException.class)
        .hasMessage(file + " ends in the middle: get the whole file, and run this again");
    assertThat(given).hasSizeGreaterThan(100);
    List<String> all = text(60_000).lines().skip(1).toList();
    assertThat(given).isEqualTo(all.subList(0, given.size()));
  }

  private static String text(int lines) {
    Random random = new Random(7);
    return IntStream.range(0, lines)
        .mapToObj(i -> i + "-" + random.nextLong())
        .collect(Collectors.joining("\n", "a\n", "\n"));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** As a pipe may be: gives a byte at a time, and never says that there are more. */
  private static final class OneByOne extends InputStream {
    private final byte[] bytes;
    private int next;

    OneByOne(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return next < bytes.length ? bytes[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (next == bytes.length) {
        return -1;
      }
      target[offset] = bytes[next++];
      return 1;
    }
  }
}
