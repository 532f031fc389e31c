package io.millrace.producer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.app.cli.AppException;
import io.millrace.producer.input.RefusedException;
import io.millrace.producer.row.Line;
import io.millrace.producer.row.Row;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "R", "fields": [
                {"name": "a", "type": "int"}, {"name": "b", "type": "string", "default": ""}]}
              """);

  @TempDir private Path folder;

  @Test
  void theColumnsOfSeveralFilesAreFoundByTheirNames() throws IOException {
    Path one = write("1.csv", "a,b\n1,2\n");
    Path two = write("2.csv.gz", "b,a\n3,4\n");
    FileRows rows =
        FileRows.open(
            FileSettings.of(List.of(one.toString(), two.toString())), Map.of(), ReadRows.NO_STDIN);
    assertThat(rows.columns()).contains(List.of("a", "b"));
    assertThat(ReadRows.all(rows, row -> row.place() + " " + row.cell("a") + row.cell("b")))
        .containsExactly(one + ":2 12", two + ":2 43");
    assertThat(rows.reached().bytes()).isEqualTo(rows.reached().total()).isEqualTo(16);
  }

  @Test
  void rawRowsOfAnotherOrderStandBelowTheHeaderOfTheFirstFile() throws IOException {
    Path one = write("1.csv", "a,b\n\"1\",2\n");
    Path two = write("2.tsv", "b\ta\n3,\t\"4\n\"\n5\n");
    FileRows rows =
        FileRows.open(
            FileSettings.of(List.of(one.toString(), two.toString())), Map.of(), ReadRows.NO_STDIN);
    assertThat(ReadRows.all(rows, row -> new String(row.raw(), StandardCharsets.UTF_8)))
        .containsExactly(
            "\"1\",2\n",
            "\"4\n\",\"3,\"\r\n",
            two + ":4: has 1 columns, the header 2, which has b, a in this file");
  }

  @Test
  void aTabStandsBetweenTheColumnsOfTsv() throws IOException {
    FileRows rows = ReadRows.open(write("x.tsv", "a\tb,c\n1\t2,3\n"));
    assertThat(rows.columns()).contains(List.of("a", "b,c"));
    assertThat(ReadRows.cells(rows, "b,c")).containsExactly("2,3");
  }

  @Test
  void aMendedFileOfRejectsIsReadAsItIs() throws IOException {
    String text =
        "#millrace: rejects of x.csv\na,b\n#millrace: x.csv:3: a: \"no\" is no number\n1,\"2\n#millrace: in\"\n";
    Path file = write("r.csv", text);
    FileRows rows = ReadRows.open(file);
    assertThat(new String(rows.header(), StandardCharsets.UTF_8)).isEqualTo("a,b\n");
    assertThat(ReadRows.all(rows, row -> row.place() + " " + row.cell("b")))
        .containsExactly(file + ":4 2\n#millrace: in");
  }

  @Test
  void linesThatAreNotInTheirEncodingAreRefusedAndTheOthersRead() throws IOException {
    Path file = folder.resolve("u.csv");
    Files.write(file, "a\nx\nüb\u00e4\n".getBytes(StandardCharsets.UTF_8));
    byte[] bytes = "a\nxü\u00e4!\nok\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, bytes);
    FileRows rows = ReadRows.open(file);
    Line bad = rows.next().orElseThrow();
    assertThat(ReadRows.text(bad, row -> "")).isEqualTo(file + ":2: character 2 is no UTF-8");
    assertThat(ReadRows.raw(bad)).containsExactly('x', 0xFC, 0xE4, '!', '\n');
    assertThat(ReadRows.cells(rows, "a")).containsExactly("ok");
  }

  @Test
  void otherEncodingsAreReadAndRefusedLineByLine() throws IOException {
    Path file = folder.resolve("s.jsonl");
    byte[] sound = "{\"a\":\"日本\"}\n".getBytes(Charset.forName("Shift_JIS"));
    byte[] broken = "{\"a\":\"??\"}\n".getBytes(StandardCharsets.US_ASCII);
    broken[7] = (byte) 0x81;
    broken[8] = (byte) 0x20;
    byte[] all = new byte[sound.length * 2 + broken.length];
    System.arraycopy(sound, 0, all, 0, sound.length);
    System.arraycopy(broken, 0, all, sound.length, broken.length);
    System.arraycopy(sound, 0, all, sound.length + broken.length, sound.length);
    Files.write(file, all);

    assertThat(ReadRows.cells(encoded(file, "Shift_JIS"), "a"))
        .containsExactly("\"日本\"", file + ":2: character 8 is no Shift_JIS", "\"日本\"");
  }

  @Test
  void marksSayUtf8AndUtf16() throws IOException {
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Path file = folder.resolve(charset + ".csv");
      Files.write(file, "\uFEFF\"a,\n\"\nü😀\n".getBytes(charset));
      assertThat(ReadRows.cells(ReadRows.open(file), "a,\n")).containsExactly("ü😀");
    }
    Path odd = folder.resolve("odd.csv");
    Files.write(odd, "\uFEFFa\nb".getBytes(StandardCharsets.UTF_16LE));
    Files.write(odd, new byte[] {'x'}, java.nio.file.StandardOpenOption.APPEND);
    assertThat(ReadRows.cells(ReadRows.open(odd), "a"))
        .containsExactly(odd + ":2: character 2 is no UTF-8");
  }

  @Test
  void jsonIsReadAsAWholeAndByItsMembers() throws IOException, RefusedException {
    Path file =
        write(
            "j.jsonl",
            "{\"a\":1,\"n\":1.50,\"z\":null}\n{\"a\":\"x\"}\n{\"a\":2,\"b\":\"ü\"}\n{\"a\n");
    FileRows rows = ReadRows.open(file);
    Row first = row(rows);
    assertThat(((JsonNode) first.cell("n")).decimalValue()).isEqualTo("1.50");
    assertThat(first.has("z")).isTrue();
    assertThat(first.cell("z")).isNull();
    assertThat(first.has("q")).isFalse();
    Row second = row(rows);
    assertThatThrownBy(() -> second.whole(SCHEMA))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e ->
                assertThat(e.at(second.place()))
                    .hasToString(file + ":2: a: expected an int (32 bits), found the text \"x\""));
    GenericRecord third = (GenericRecord) row(rows).whole(SCHEMA);
    assertThat(third).hasToString("{\"a\": 2, \"b\": \"ü\"}");
    assertThat(rows.next()).get().isInstanceOf(Line.Bad.class);
  }

  @Test
  void aRowThatIsTakenAsAWholeIsRefusedThereWhenItIsBroken() throws IOException, RefusedException {
    Path file = write("j.jsonl", "{\"a\":1}\n{\"a\":2\n{\"a\":3} 4\n");
    FileRows rows = ReadRows.open(file);
    assertThat(row(rows).whole(SCHEMA)).hasToString("{\"a\": 1, \"b\": \"\"}");
    Row broken = row(rows);
    assertThatThrownBy(() -> broken.whole(SCHEMA))
        .isInstanceOf(RefusedException.class)
        .hasMessage("broken JSON: the line ends before its object does");
    assertThat(broken.cell("a")).isNull();
    Row two = row(rows);
    assertThat(two.cell("a")).hasToString("3");
    assertThatThrownBy(() -> two.whole(SCHEMA))
        .isInstanceOf(RefusedException.class)
        .hasMessage("has more than one object, from column 9 on");
  }

  @Test
  void aSecondLookAtStandardInputIsRefused() {
    FileSettings settings =
        new FileSettings(
            List.of("-"),
            Optional.of(FileFormat.CSV),
            Optional.empty(),
            Optional.of(';'),
            100,
            false);
    StandardInput stdin = ReadRows.stdin("a;b\n1;2\n".getBytes(StandardCharsets.UTF_8));
    FileRows rows = FileRows.open(settings, Map.of(), stdin);
    assertThat(ReadRows.toEnd(rows, "b")).containsExactly("2");
    assertThat(rows.reached().total()).isEqualTo(-1);
    assertThatThrownBy(() -> FileRows.open(settings, Map.of(), stdin))
        .isInstanceOf(AppException.class)
        .hasMessageStartingWith("standard input can't be read a second time: ");
  }

  private static Row row(FileRows rows) {
    return ((Line.Good) rows.next().orElseThrow()).row();
  }

  private static FileRows encoded(Path file, String charset) {
    return FileRows.open(
        new FileSettings(
            List.of(file.toString()),
            Optional.empty(),
            Optional.of(Charset.forName(charset)),
            Optional.empty(),
            FileSettings.DEFAULT_MAX_LINE_BYTES,
            false),
        Map.of(),
        ReadRows.NO_STDIN);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
