package io.millrace.producer.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.binary.ByteOutput;
import io.millrace.json.AvroJsonEncoder;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Encodes lines, each an object of its own, by one parser that reads them one after another: to
 * make a parser costs as much as to read half a line. Sees members that are asked for on the way.
 * For one thread.
 */
final class LineEncoder {
  private final JsonCells cells;
  private final AvroJsonEncoder encoder;
  private final boolean isOfRecords;
  private final Feed feed = new Feed();
  private JsonParser parser;
  private Map<String, JsonNode> seen;
  private boolean seesAll;

  /**
   * @param cells say what is asked for; nothing more may be later
   */
  LineEncoder(JsonCells cells, Schema schema) {
    this.cells = cells;
    this.isOfRecords = schema.getType() == Schema.Type.RECORD;
    this.encoder =
        isOfRecords
            ? AvroJsonEncoder.showing(schema, cells.asked(), this::see)
            : AvroJsonEncoder.of(schema);
  }

  /**
   * The members of the line that it encoded last and that were asked for, if the line has them;
   * null when only a look of its own can tell, as when they aren't text.
   */
  Map<String, JsonNode> seen() {
    return seesAll ? seen : null;
  }

  private void see(String field, JsonParser reading) throws IOException {
    if (reading.currentToken() == JsonToken.VALUE_STRING) {
      seen.put(field, TextNode.valueOf(reading.getText()));
    } else {
      seesAll = false;
    }
  }

  /** Appends the line; false when it isn't one whole object that can be encoded straight. */
  boolean encode(TextLines line, ByteOutput out) {
    seen = new HashMap<>();
    seesAll = isOfRecords;
    feed.buffer = line.buffer();
    feed.at = line.start();
    feed.end = line.start() + line.length();
    JsonParser reading = parser;
    parser = null; // is in the midst of a line unless all goes well
    try {
      if (reading == null) {
        reading = cells.parser(feed);
      }
      if (!encoder.encode(reading, out) || !endsBlank(reading)) {
        return false;
      }
      parser = reading;
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether nothing stands behind the object, neither what is read already nor the rest. */
  private boolean endsBlank(JsonParser reading) throws IOException {
    Blanks blanks = new Blanks();
    reading.releaseBuffered(blanks);
    blanks.write(feed.buffer, feed.at, feed.end - feed.at);
    return blanks.areAll;
  }

  /** The bytes of one line; there is no more when they are read. */
  private static final class Feed extends InputStream {
    private byte[] buffer;
    private int at;
    private int end;

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int count = Math.min(length, end - at);
      if (count == 0) {
        throw new EOFException("the line ends before its object does");
      }
      System.arraycopy(buffer, at, to, offset, count);
      at += count;
      return count;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      read(one, 0, 1);
      return one[0] & 0xFF;
    }
  }

  private static final class Blanks extends OutputStream {
    private boolean areAll = true;

    @Override
    public void write(byte[] bytes, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        write(bytes[i]);
      }
    }

    @Override
    public void write(int b) {
      areAll &= b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
  }
}
