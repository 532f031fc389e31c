package io.millrace.producer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileErrorsTest {
  @TempDir private Path folder;

  @Test
  void aFileThatIsNotThereIsNamed() {
    refusedToOpen("none.csv", ExitCode.USAGE, "no file %s: name one that is there");
  }

  @Test
  void aDirectoryIsNoFile() throws IOException {
    Files.createDirectory(folder.resolve("d.csv"));
    refusedToOpen("d.csv", ExitCode.USAGE, "%s is a directory: name the files in it");
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Path file = write("secret.csv", "a\n");
    assumeFalse(
        !file.toFile().setReadable(false) || Files.isReadable(file), "root may read any file");
    refusedToOpen("secret.csv", ExitCode.USAGE, "no permission to read %s: ask its owner for it");
  }

  @Test
  void aNameThatDoesNotTellTheFormatNeedsAnOption() throws IOException {
    write("orders.txt", "a\n");
    refusedToOpen(
        "orders.txt",
        ExitCode.USAGE,
        "%s: its name doesn't tell its format (it would end in .csv, .tsv, .jsonl, .ndjson, .json,"
            + " .avro): say --format csv, jsonl or avro");
  }

  @Test
  void aNameThatIsNoFileIsToldBeforeItsFormat() throws IOException {
    Files.createDirectory(folder.resolve("orders"));
    refusedToOpen("orders", ExitCode.USAGE, "%s is a directory: name the files in it");
    refusedToOpen("none", ExitCode.USAGE, "no file %s: name one that is there");
  }

  @Test
  void standardInputNeedsAFormat() {
    AppException e = catchThrowableOfType(AppException.class, () -> ReadRows.open("-"));
    assertThat(e)
        .hasMessage(
            "standard input has no name that tells its format: say --format csv, jsonl or avro");
  }

  @Test
  void anEmptyCsvFileHasNoColumns() throws IOException {
    write("e.csv", "");
    refusedToOpen(
        "e.csv",
        ExitCode.DATA_REFUSED,
        "%s is empty: a CSV file begins with the names of its columns");
  }

  @Test
  void aHeaderWithoutRowsGivesNoRows() throws IOException {
    assertThat(ReadRows.cells(ReadRows.open(write("h.csv", "a,b\n")), "a")).isEmpty();
    assertThat(ReadRows.cells(ReadRows.open(write("e.jsonl", "")), "a")).isEmpty();
  }

  @Test
  void aHeaderThatRepeatsANameIsRefused() throws IOException {
    write("h.csv", "a,b,a\n1,2,3\n");
    refusedToOpen(
        "h.csv",
        ExitCode.DATA_REFUSED,
        "%s: columns 1 and 3 of its header are both called a: rename one");
  }

  @Test
  void aHeaderThatLacksANameIsRefused() throws IOException {
    write("h.csv", "a,,c\n1,2,3\n");
    refusedToOpen(
        "h.csv", ExitCode.DATA_REFUSED, "%s: column 2 of its header has no name: give it one");
  }

  @Test
  void whatIsNoTextIsNoCsv() throws IOException {
    write("b.csv", "PAR1\0\0x\n");
    refusedToOpen(
        "b.csv",
        ExitCode.DATA_REFUSED,
        "%s: its header character 5 is NUL, which no text has: is it CSV, and is --encoding right?");
  }

  @Test
  void linesOfOtherNumbersOfColumnsAreRefusedUnlessTheyAreEmpty() throws IOException {
    Path file = write("c.csv", "a,b\n1\n1,2,3\n1,2,,\n\"x\"y,2\n1,\0\n\"open,2\n");
    assertThat(ReadRows.all(ReadRows.open(file), row -> "good " + row.cell("b")))
        .containsExactly(
            file + ":2: has 1 columns, the header 2",
            file + ":3: has 3 columns, the header 2",
            "good 2",
            file + ":5: is no CSV: Unexpected character after closing quote: 'y' (0x79)",
            file + ":6: character 3 is NUL, which no text has",
            file + ":7: a quote is still open where the file ends");
  }

  @Test
  void linesThatAreNoObjectsAreRefused() throws IOException {
    Path file =
        write("j.jsonl", "[1]\n\"x\"\n12\nhello\n{\"a\":1,}\n{\"a\":\0}\n{\"a\":2} {}\n{\"a\":3\n");
    assertThat(ReadRows.all(ReadRows.open(file), row -> "good"))
        .containsExactly(
            file + ":1: is no JSON object, but an array: one object a line is read",
            file + ":2: is no JSON object, but a string",
            file + ":3: is no JSON object, but a number",
            file + ":4: is no JSON object, but something else",
            file
                + ":5: broken JSON at column 8: Unexpected character ('}' (code 125)): was expecting"
                + " double-quote to start field name",
            file
                + ":6: broken JSON at column 7: Illegal character ((CTRL-CHAR, code 0)): only regular"
                + " white space (\\r, \\n, \\t) is allowed between tokens",
            file + ":7: has more than one object, from column 9 on",
            file + ":8: broken JSON: the line ends before its object does");
  }

  @Test
  void whatIsNoAvroFileIsRefused() throws IOException {
    write("n.avro", "hello");
    refusedToOpen(
        "n.avro",
        ExitCode.DATA_REFUSED,
        "%s doesn't begin as an Avro file does: give an Avro container file, or say another --format");
    write("z.avro", "");
    refusedToOpen(
        "z.avro",
        ExitCode.DATA_REFUSED,
        "%s is empty: give an Avro container file, or say another --format");
  }

  @Test
  void filesOfDifferentColumnsAreRefused() throws IOException {
    Path first = write("1.csv", "a,b\n1,2\n");
    Path second = write("2.csv", "b,c\n1,2\n");
    AppException e =
        catchThrowableOfType(
            AppException.class,
            () ->
                FileRows.open(
                    FileSettings.of(List.of(first.toString(), second.toString())),
                    Map.of(),
                    ReadRows.NO_STDIN));
    assertThat(e)
        .hasMessage("%s lacks the column a, which %s has: import them one by one", second, first);
    assertThat(e.exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
  }

  private Path write(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private void refusedToOpen(String name, int exitCode, String message) {
    Path file = folder.resolve(name);
    AppException e = catchThrowableOfType(AppException.class, () -> ReadRows.open(file));
    assertThat(e).hasMessage(message.formatted(file));
    assertThat(e.exitCode()).isEqualTo(exitCode);
  }
}
