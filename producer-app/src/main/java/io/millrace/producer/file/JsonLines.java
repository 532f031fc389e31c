package io.millrace.producer.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.json.AvroJsonReader;
import io.millrace.producer.input.RefusedException;
import io.millrace.producer.row.Row;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Rows of JSON lines. A line is looked at to its end at once, so that a broken one is never a row,
 * until rows turn out to be taken as a whole: that looks at all of it.
 */
final class JsonLines implements LineMaker {
  private final JsonCells cells;
  private boolean takesWhole;
  private Schema readSchema;
  private AvroJsonReader reader;

  JsonLines(int maxBytes) {
    this.cells = new JsonCells(maxBytes);
  }

  @Override
  public Row row(TextLines lines, Stand stand) throws RefusedException {
    checkObject(lines);
    Map<String, JsonNode> read =
        takesWhole && !cells.areAsked() ? null : cells.read(lines, !takesWhole);
    return new JsonRow(this, lines, stand, read);
  }

  JsonCells cells() {
    return cells;
  }

  void tookWhole() {
    takesWhole = true;
  }

  /** For rows as a whole, which all are of one schema. */
  @SuppressWarnings("ReferenceEquality") // the same schema is asked for again and again
  AvroJsonReader reader(Schema schema) {
    if (schema != readSchema) {
      reader = AvroJsonReader.of(schema);
      readSchema = schema;
    }
    return reader;
  }

  private static void checkObject(TextLines lines) throws RefusedException {
    int end = lines.start() + lines.length();
    int at = lines.start();
    while (at < end && lines.buffer()[at] <= ' ') {
      at++;
    }
    byte first = at < end ? lines.buffer()[at] : 0;
    if (first != '{') {
      throw new RefusedException("", "", "is no JSON object, but " + found(first));
    }
  }

  private static String found(byte first) {
    return switch (first) {
      case '[' -> "an array: one object a line is read";
      case '"' -> "a string";
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> "a number";
      case 0 -> "blank";
      default -> "something else";
    };
  }
}
