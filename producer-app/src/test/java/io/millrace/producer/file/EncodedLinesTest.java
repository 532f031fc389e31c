package io.millrace.producer.file;

import static org.assertj.core.api.Assertions.assertThat;

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

  private List<String> encoded(String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("r.jsonl"), String.join("\n", lines));
    FileRows rows = ReadRows.open(file);
    List<String> encoded = new ArrayList<>();
    for (Optional<Line> line = rows.next(); line.isPresent(); line = rows.next()) {
      EncodedRow row = (EncodedRow) ((Line.Good) line.get()).row();
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
