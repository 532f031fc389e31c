package io.millrace.producer.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.producer.row.Line;
import io.millrace.producer.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongLinesTest {
  private static final String REASON =
      "has more than 1000 bytes and is left out: --max-line-bytes says how many a line may have";

  @TempDir private Path folder;

  @Test
  void aLineAboveTheLimitIsRefusedAndTheReaderGoesOn() throws IOException {
    for (int length : List.of(1001, 200_000, 2_000_000)) {
      String longLine = "{\"a\":\"" + "x".repeat(length - 9) + "\"}\n";
      Path file =
          Files.writeString(folder.resolve("l.jsonl"), "{\"a\":1}\n" + longLine + "{\"a\":3}\n");
      FileSettings settings = settings(file);
      FileRows rows = ReadRows.open(settings, "l.jsonl", Optional.empty());
      assertThat(rows.next()).get().isInstanceOf(Line.Good.class);
      Line bad = rows.next().orElseThrow();
      assertThat(ReadRows.text(bad, row -> "good")).isEqualTo(file + ":2: " + REASON);
      assertThat(ReadRows.raw(bad)).isEmpty();
      assertThat(ReadRows.all(rows, row -> row.place() + " " + row.cell("a")))
          .containsExactly(file + ":3 3");
      FileRows resumed = ReadRows.open(settings, "l.jsonl", ReadRows.after(bad));
      assertThat(ReadRows.cells(resumed, "a")).containsExactly("3");
    }
  }

  @Test
  void aLineOfTheLimitIsRead() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("l.jsonl"), "{\"a\":\"" + "x".repeat(1000 - 9) + "\"}\n{\"a\":2}\n");
    FileRows rows = ReadRows.open(settings(file), "l.jsonl", Optional.empty());
    assertThat(ReadRows.cells(rows, "a")).hasSize(2).last().isEqualTo("2");
  }

  @Test
  void aQuoteThatIsNeverClosedIsLeftOutAboveTheLimit() throws IOException {
    Path file = Files.writeString(folder.resolve("q.csv"), "a\n1\n\"2\n" + "x\n".repeat(300_000));
    FileRows rows = ReadRows.open(settings(file), "q.csv", Optional.empty());
    assertThat(ReadRows.cells(rows, "a")).containsExactly("1", file + ":3: " + REASON);
  }

  @Test
  void linesOfTenMegabytesAreRead() throws IOException {
    String value = "y".repeat(10_000_000);
    Path json = folder.resolve("big.jsonl");
    Path csv = folder.resolve("big.csv");
    Files.writeString(json, ("{\"a\":\"" + value + "\"}\n").repeat(3));
    Files.writeString(csv, "a\n" + ("\"" + value + "\"\n").repeat(3));
    for (Path file : List.of(json, csv)) {
      FileRows rows =
          FileRows.open(FileSettings.of(List.of(file.toString())), Map.of(), ReadRows.NO_STDIN);
      assertThat(ReadRows.all(rows, row -> String.valueOf(length(row))))
          .containsExactly("10000000", "10000000", "10000000");
    }
  }

  private static int length(Row row) {
    Object cell = row.cell("a");
    return cell instanceof JsonNode node ? node.textValue().length() : ((String) cell).length();
  }

  private static FileSettings settings(Path file) {
    return new FileSettings(
        List.of(file.toString()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1000,
        false);
  }
}
