package io.millrace.producer.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.json.AvroJsonException;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.RefusedException;
import io.millrace.producer.row.EncodedRow;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** An object of a JSON lines file. */
final class JsonRow implements EncodedRow {
  private final JsonLines maker;
  private final TextLines lines;
  private final Stand stand;
  private Map<String, JsonNode> cells;
  private Schema tried;
  private boolean isEncoded;

  /**
   * @param cells that are known already; null when none was looked at
   */
  JsonRow(JsonLines maker, TextLines lines, Stand stand, Map<String, JsonNode> cells) {
    this.maker = maker;
    this.lines = lines;
    this.stand = stand;
    this.cells = cells;
  }

  /**
   * It was tried to encode the row.
   *
   * @param schema null when it wasn't
   * @param succeeded whether the maker has the bytes
   */
  void tried(Schema schema, boolean succeeded) {
    tried = schema;
    isEncoded = succeeded;
  }

  @Override
  public boolean has(String column) {
    return node(column) != null;
  }

  @Override
  public Object cell(String column) {
    JsonNode node = node(column);
    return node == null || node.isNull() ? null : node;
  }

  private JsonNode node(String column) {
    boolean known = maker.ask(column);
    if (cells == null || !known) {
      try {
        cells = maker.cells().read(lines, true);
      } catch (RefusedException e) {
        // Of a line that has been refused as a whole before; it has no members.
        cells = Map.of();
      }
    }
    return cells.get(column);
  }

  @Override
  public Object whole(Schema schema) throws RefusedException {
    try (JsonParser parser = maker.cells().parser(lines)) {
      Object value = maker.reader(schema).read(parser);
      JsonCells.checkEnd(parser);
      return value;
    } catch (AvroJsonException e) {
      String path = e.path();
      String reason =
          e.getMessage().substring(Math.min(e.getMessage().length(), path.length() + 2));
      throw new RefusedException("", path.replaceFirst("^\\$\\.?", ""), reason);
    } catch (AvroRuntimeException e) {
      throw new RefusedException("", "", e.getMessage());
    } catch (IOException e) {
      throw JsonCells.broken(e);
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // as in JsonLines
  public boolean encode(Schema schema) {
    if (schema != tried) {
      tried(schema, maker.encode(lines, schema));
    }
    return isEncoded;
  }

  @Override
  public byte[] buffer() {
    return maker.encoded().buffer();
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    return maker.encoded().position();
  }

  @Override
  public Place place() {
    return stand.place();
  }

  @Override
  public byte[] raw() {
    return lines.copy();
  }

  @Override
  public Optional<Position> after() {
    return stand.after();
  }
}
