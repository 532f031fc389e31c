package io.millrace.producer.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.binary.ByteOutput;
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
  private final ByteOutput encoded = new ByteOutput();
  private boolean takesWhole;

  /** What follows is for it; null when that is to be made anew. */
  private Schema wholeSchema;

  private AvroJsonReader reader;
  private LineEncoder encoder;

  JsonLines(int maxBytes) {
    this.cells = new JsonCells(maxBytes);
  }

  @Override
  public Row row(TextLines lines, Stand stand) throws RefusedException {
    checkObject(lines);
    if (takesWhole && !cells.areAsked()) {
      return new JsonRow(this, lines, stand, null);
    }
    Schema tried = wholeSchema;
    boolean isEncoded = tried != null && encode(lines);
    Map<String, JsonNode> seen = isEncoded ? encoder.seen() : null;
    JsonRow row =
        new JsonRow(this, lines, stand, seen == null ? cells.read(lines, !takesWhole) : seen);
    row.tried(tried, isEncoded);
    return row;
  }

  JsonCells cells() {
    return cells;
  }

  /** Whether a member was asked for before; it is from now on. */
  boolean ask(String name) {
    boolean known = cells.ask(name);
    if (!known) {
      wholeSchema = null;
    }
    return known;
  }

  /** Of the row that was encoded last. */
  ByteOutput encoded() {
    return encoded;
  }

  /** For rows as a whole, which all are of one schema. */
  AvroJsonReader reader(Schema schema) {
    takeWhole(schema);
    return reader;
  }

  /** Has {@link #encoded} ready, with no value made; false when the row has to be read. */
  boolean encode(TextLines lines, Schema schema) {
    takeWhole(schema);
    return encode(lines);
  }

  private boolean encode(TextLines lines) {
    encoded.reset();
    return encoder.encode(lines, encoded);
  }

  @SuppressWarnings("ReferenceEquality") // the same schema is asked for again and again
  private void takeWhole(Schema schema) {
    takesWhole = true;
    if (schema != wholeSchema) {
      reader = AvroJsonReader.of(schema);
      encoder = new LineEncoder(cells, schema);
      wholeSchema = schema;
    }
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
