package io.millrace.producer.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.producer.input.Position;
import io.millrace.producer.row.Line;
import io.millrace.producer.row.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class ResumePropertyTest {
  private static String csvRow(Row row) {
    return row.place() + " " + row.cell("a") + "|" + row.cell("b");
  }

  @Property(tries = 400)
  void csvGoesOnBehindAnyRowAndItsRawRowsAreTheFile(@ForAll("csv") String text) throws IOException {
    check(text, ".csv", ResumePropertyTest::csvRow);
  }

  @Property(tries = 400)
  void csvOfAnyCharactersDoesSo(@ForAll("soup") String text) throws IOException {
    check("a,b\n" + text, ".csv", ResumePropertyTest::csvRow);
  }

  @Property(tries = 200)
  void jsonLinesDoSo(@ForAll("json") String text) throws IOException {
    check(text, ".jsonl", row -> row.place() + " " + row.cell("a"));
  }

  @Provide
  Arbitrary<String> csv() {
    Arbitrary<String> cell =
        Arbitraries.of(
            "",
            "x",
            "größer",
            "\"q,\"",
            "\"\"\"\"",
            "\"a\nb\"",
            "\"c\r\nd\"",
            "\"e\rf\"",
            "\"\"",
            "1\"2");
    Arbitrary<String> end = Arbitraries.of("\n", "\r\n", "\r", "\n\n", "\r\n\r\n");
    Arbitrary<String> row = Combinators.combine(cell, cell, end).as((a, b, e) -> a + "," + b + e);
    Arbitrary<String> comment = Arbitraries.of("#millrace: it's \"so\n", "#millrace: \r\n");
    Arbitrary<String> body =
        Arbitraries.frequencyOf(Tuple.of(6, row), Tuple.of(1, comment))
            .list()
            .ofMaxSize(12)
            .map(rows -> String.join("", rows));
    return Combinators.combine(
            Arbitraries.of("", "\uFEFF"),
            Arbitraries.of("a,b\n", "\"a\",\"b\"\r\n", "\n#millrace: rejects of x\na,b\n"),
            body,
            Arbitraries.of("", "y,z", "\"y\",\"z\""))
        .as((mark, header, rows, last) -> mark + header + rows + last);
  }

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of("\"", ",", "\n", "\r", "x", "#millrace: ", "ü")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> json() {
    return Arbitraries.of(
            "{\"a\":1}\n",
            "{\"a\":\"ü\"}\r\n",
            "\n",
            "#millrace: x\n",
            "{broken\n",
            "{\"a\":2} {}\n",
            "[]\n")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts) + "{\"a\":3}");
  }

  private static void check(String text, String ending, Function<Row, String> asked)
      throws IOException {
    Path file = Files.createTempFile("resume", ending);
    try {
      Files.writeString(file, text);
      FileSettings settings = FileSettings.of(List.of(file.toString()));
      String part = file.getFileName().toString();
      List<String> given = new ArrayList<>();
      List<Optional<Position>> after = new ArrayList<>();
      ByteArrayOutputStream raw = new ByteArrayOutputStream();
      try (FileRows rows = ReadRows.open(settings, part, Optional.empty())) {
        raw.writeBytes(rows.header());
        for (Optional<Line> line = rows.next(); line.isPresent(); line = rows.next()) {
          given.add(ReadRows.text(line.get(), asked));
          after.add(ReadRows.after(line.get()));
          raw.writeBytes(ReadRows.raw(line.get()));
        }
      }
      assertThat(raw.toString(StandardCharsets.UTF_8)).isEqualTo(withoutSkipped(text, ending));
      for (int i = 0; i < given.size(); i++) {
        try (FileRows rest = ReadRows.open(settings, part, after.get(i))) {
          assertThat(ReadRows.all(rest, asked)).isEqualTo(given.subList(i + 1, given.size()));
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  /** The text without a mark, and without the lines that are skipped outside of quotes. */
  private static String withoutSkipped(String text, String ending) {
    StringBuilder kept = new StringBuilder();
    String rest = text.startsWith("\uFEFF") ? text.substring(1) : text;
    boolean csv = ending.equals(".csv");
    while (!rest.isEmpty()) {
      int end = lineEnd(rest, csv, csv && !rest.startsWith("#millrace: "));
      String line = rest.substring(0, end);
      if (!line.startsWith("#millrace: ") && !line.strip().isEmpty()) {
        kept.append(line);
      }
      rest = rest.substring(end);
    }
    return kept.toString();
  }

  /** Written the slow way: a quote opens where a cell begins. */
  private static int lineEnd(String text, boolean csv, boolean quotes) {
    boolean cellStart = true;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (quotes && cellStart && c == '"') {
        i = behindQuote(text, i + 1);
        cellStart = false;
        continue;
      }
      if (c == '\n') {
        return i + 1;
      }
      if (csv && c == '\r') {
        return text.startsWith("\r\n", i) ? i + 2 : i + 1;
      }
      cellStart = c == ',';
      i++;
    }
    return i;
  }

  private static int behindQuote(String text, int from) {
    int i = from;
    while (i < text.length()) {
      if (text.startsWith("\"\"", i)) {
        i += 2;
      } else if (text.charAt(i) == '"') {
        return i + 1;
      } else {
        i++;
      }
    }
    return i;
  }
}
