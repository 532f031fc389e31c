package io.millrace.producer.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.producer.row.EncodedRow;
import io.millrace.producer.row.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodedLinesTest {
  private static final String NOT = "by its value";
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "R", "fields": [
                {"name": "a", "type": "int"}, {"name": "b", "type": "string", "default": ""}]}
              """);

  private static final Schema OTHER =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "O", "fields": [
                {"name": "b", "type": "string"}, {"name": "a", "type": "int"}]}
              """);

  @TempDir private Path folder;

  @Test
  void eachLineIsEncodedWhateverStoodBeforeIt() throws IOException {
    String wide = "w".repeat(30_000);
    assertThat(
            encoded(
                "{\"a\":1,\"b\":\"x\"}",
                "{\"a\":2,\"b\":\"broken\"",
                " {\"b\":\"é\" , \"a\":3} \t",
                "{\"a\":4} {\"a\":5}",
                "{\"a\":6,\"b\":\"" + wide + "\"}",
                "{\"a\":\"six\"}",
                "{\"a\":7,\"b\":\"" + wide + "\"}]",
                "{\"a\":8}",
                "{}",
                "{\"a\":9}"))
        .containsExactly(
            "{\"a\": 1, \"b\": \"x\"}",
            NOT,
            "{\"a\": 3, \"b\": \"é\"}",
            NOT,
            "{\"a\": 6, \"b\": \"" + wide + "\"}",
            NOT,
            NOT,
            "{\"a\": 8, \"b\": \"\"}",
            NOT,
            "{\"a\": 9, \"b\": \"\"}");
  }

  @Test
  void membersAskedForAreThereWhateverTheirKindAndPlace() throws IOException {
    assertThat(
            asked(
                "{\"a\":1,\"b\":\"x\"}",
                "{\"a\":2,\"b\":\"y\"}",
                "{\"b\":\"z\",\"a\":3}",
                "{\"a\":4}",
                "{\"a\":5,\"b\":6}",
                "{\"a\":7,\"b\":null}",
                "{\"a\":8,\"b\":{\"b\":\"in\"}}",
                "{\"a\":9,\"b\":\"w\",\"c\":\"more\"}",
                "{\"c\":\"v\",\"b\":\"\\u00e9\",\"a\":10}"))
        .containsExactly(
            "x {\"a\": 1, \"b\": \"x\"}",
            "y {\"a\": 2, \"b\": \"y\"}",
            "z {\"a\": 3, \"b\": \"z\"}",
            "- {\"a\": 4, \"b\": \"\"}",
            "6 " + NOT,
            "null " + NOT,
            "{\"b\":\"in\"} " + NOT,
            "w " + NOT,
            "\u00e9 " + NOT);
  }

  @Test
  void aMemberAskedForLateIsThereToo() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("r.jsonl"),
            "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n{\"a\":3,\"b\":\"z\"}\n");
    FileRows rows = ReadRows.open(file);
    EncodedRow first = row(rows.next());
    assertThat(first.encode(SCHEMA)).isTrue();
    EncodedRow second = row(rows.next());
    assertThat(second.cell("b")).hasToString("\"y\"");
    assertThat(second.encode(SCHEMA)).isTrue();
    assertThat(decoded(second)).isEqualTo("{\"a\": 2, \"b\": \"y\"}");
    EncodedRow third = row(rows.next());
    assertThat(third.cell("a")).hasToString("3");
    assertThat(third.cell("b")).hasToString("\"z\"");
    assertThat(third.encode(OTHER)).isTrue();
    assertThat(third.length()).isEqualTo(3);
    assertThat(third.encode(SCHEMA)).isTrue();
    assertThat(decoded(third)).isEqualTo("{\"a\": 3, \"b\": \"z\"}");
  }

  /** The cell b of each row and the row. */
  private List<String> asked(String... lines) throws IOException {
    FileRows rows =
        ReadRows.open(Files.writeString(folder.resolve("r.jsonl"), String.join("\n", lines)));
    List<String> asked = new ArrayList<>();
    for (Optional<Line> line = rows.next(); line.isPresent(); line = rows.next()) {
      EncodedRow row = row(line);
      String cell = row.has("b") ? text(row.cell("b")) : "-";
      asked.add(cell + " " + (row.encode(SCHEMA) ? decoded(row) : NOT));
    }
    return asked;
  }

  private static String text(Object cell) {
    return cell instanceof TextNode text ? text.textValue() : String.valueOf(cell);
  }

  private static EncodedRow row(Optional<Line> line) {
    return (EncodedRow) ((Line.Good) line.orElseThrow()).row();
  }

  private List<String> encoded(String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("r.jsonl"), String.join("\n", lines));
    FileRows rows = ReadRows.open(file);
    List<String> encoded = new ArrayList<>();
    for (Optional<Line> line = rows.next(); line.isPresent(); line = rows.next()) {
      EncodedRow row = row(line);
      // From the first row on, these are taken as a whole.
      encoded.add(row.encode(SCHEMA) ? decoded(row) : NOT);
    }
    return encoded;
  }

  private static String decoded(EncodedRow row) throws IOException {
    return new GenericDatumReader<>(SCHEMA)
        .read(
            null,
            DecoderFactory.get().binaryDecoder(row.buffer(), row.offset(), row.length(), null))
        .toString();
  }
}
