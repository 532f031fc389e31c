package io.millrace.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.apache.avro.Schema;

/**
 * Avro values as JSON, by their schema, and back without loss.
 *
 * <ul>
 *   <li>Records and maps are objects, arrays are arrays, enums their symbol.
 *   <li>Dates, times and timestamps are ISO 8601 text, timestamps in UTC; a time that is out of the
 *       day's range is its number. Durations are ISO 8601 text of months, days and seconds.
 *   <li>Decimals are numbers with all their digits (text above 1,000 characters), UUIDs text.
 *   <li>Other bytes are text with one character a byte, as in Avro's own JSON encoding.
 *   <li>The doubles and floats that JSON lacks are the strings {@code NaN}, {@code Infinity} and
 *       {@code -Infinity}.
 *   <li>A union with one branch beside null is written plainly; others as an object with the
 *       branch's full name, as in Avro's own JSON encoding.
 * </ul>
 *
 * <p>What is written reads back to an equal value, whose binary form is the same, unless the
 * original held one that its schema doesn't allow or a longer one than needed (a decimal with
 * leading zero bytes, one of the other NaNs). Jackson's limits on depth and length apply; whoever
 * makes the parser sets them.
 *
 * <p>Thread-safe. Generators and parsers stay the caller's to close.
 */
public final class AvroJson {
  private AvroJson() {}

  /**
   * Writes one value: of a generated or generic record, with logical types converted (such as
   * {@link java.time.Instant}) or as Avro stores them.
   *
   * <p>Whoever writes many values of a schema makes an {@link AvroJsonWriter} of it.
   *
   * @throws org.apache.avro.AvroRuntimeException when the value doesn't fit the schema; what came
   *     before it is written
   */
  public static void write(Schema schema, Object value, JsonGenerator out) throws IOException {
    AvroJsonWriter.of(schema).write(value, out);
  }

  /**
   * Reads one value, from the parser's current token or, when it has none, the next; another call
   * reads what follows. Gives generic values with logical types as Avro stores them, which a plain
   * {@link org.apache.avro.generic.GenericDatumWriter} takes; null for JSON's null.
   *
   * <p>Takes what {@link #write} gives, and more: the branch of a union may be left out where only
   * one can read the value, and its name may be the short one where that is clear; a time may be
   * the number that Avro stores, a timestamp have an offset, a decimal be text or have fewer
   * digits; a field that has a default may be left out. A field that is unknown, missing or given
   * twice, and a number that would lose digits, is refused. Floats and doubles take the value
   * nearest to theirs.
   *
   * <p>Whoever reads many values of a schema makes an {@link AvroJsonReader} of it.
   *
   * @throws AvroJsonException when the JSON doesn't fit the schema, or there is none; the parser
   *     stands in the middle of the value then
   * @throws IOException when the parser fails or its text is no JSON
   */
  public static Object read(Schema schema, JsonParser parser) throws IOException {
    return AvroJsonReader.of(schema).read(requireNonNull(parser, "parser"));
  }
}
