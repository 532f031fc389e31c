package io.millrace.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.millrace.binary.ByteOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Makes Avro's binary encoding of JSON with no value in between: the bytes that {@link
 * AvroJson#read} and an encoder make. Thread-safe.
 *
 * <p>It is for the many values that are as they should be. What is left, such as unions of which
 * only the content tells the branch, and all that doesn't fit, is for the long way, which also has
 * the words for a refusal.
 */
public final class AvroJsonEncoder {
  private final EncodeNode root;

  private AvroJsonEncoder(EncodeNode root) {
    this.root = root;
  }

  /** Of a schema, which must not be changed afterwards. */
  public static AvroJsonEncoder of(Schema schema) {
    return new AvroJsonEncoder(EncodeCompiler.compile(requireNonNull(schema, "schema")));
  }

  /**
   * One that shows some fields of each value on the way, for those that need them besides.
   *
   * @param schema of a record, which must not be changed afterwards
   * @param fields names of the record's fields; others are never shown
   * @param viewer gets a parser at the first token of a field's value, which it must not move, each
   *     time that a value has the field; also of values that then take the long way. It is called
   *     in the thread that encodes.
   */
  public static AvroJsonEncoder showing(Schema schema, Set<String> fields, FieldViewer viewer) {
    return new AvroJsonEncoder(EncodeCompiler.compile(schema, fields, viewer));
  }

  /** Looks at fields as they are encoded. */
  @FunctionalInterface
  public interface FieldViewer {
    /** A field's value begins at the parser's current token. */
    void view(String field, JsonParser parser) throws IOException;
  }

  /**
   * Appends one value, from the parser's current token or, when it has none, the next; another call
   * reads what follows.
   *
   * @return false when the value takes the long way; part of it may be written then, and the parser
   *     stands within it
   * @throws IOException when the parser can't read, other than for broken JSON
   */
  public boolean encode(JsonParser parser, ByteOutput out) throws IOException {
    try {
      if (parser.currentToken() == null && parser.nextToken() == null) {
        return false;
      }
      root.encode(parser, out);
      parser.clearCurrentToken();
      return true;
    } catch (LongWay
        | JsonProcessingException
        | AvroRuntimeException
        | NumberFormatException
        | ArithmeticException
        | DateTimeException e) {
      return false;
    }
  }
}
