package io.millrace.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.apache.avro.Schema;

/**
 * Reads JSON as values of one schema, as {@link AvroJson#read} does, over and over: what the schema
 * asks for is looked up once. Thread-safe.
 */
public final class AvroJsonReader {
  private final JsonReadNode root;

  private AvroJsonReader(JsonReadNode root) {
    this.root = root;
  }

  /** Of a schema, which must not be changed afterwards. */
  public static AvroJsonReader of(Schema schema) {
    return new AvroJsonReader(JsonReadCompiler.compile(requireNonNull(schema, "schema")));
  }

  /**
   * Reads one value, from the parser's current token or, when it has none, the next; another call
   * reads what follows.
   *
   * @throws AvroJsonException when the JSON doesn't fit the schema, or there is none; the parser
   *     stands in the middle of the value then
   * @throws IOException when the parser fails or its text is no JSON
   */
  public Object read(JsonParser parser) throws IOException {
    if (parser.currentToken() == null && parser.nextToken() == null) {
      throw JsonPath.ROOT.refuse("expected a value, found the end of the input");
    }
    Object value = root.read(new ParserTokens(parser), JsonPath.ROOT);
    // As Jackson's own binding does, so that the next read begins behind this value.
    parser.clearCurrentToken();
    return value;
  }
}
