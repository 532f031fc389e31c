package io.millrace.producer.row;

import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.RefusedException;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A line of a CSV file, an object of a JSON lines file, a record of an Avro file, a row of a query.
 * Valid until the next one is read, but for what its methods have given.
 */
public interface Row extends Origin {

  /** Whether there is such a column or member, be it null. */
  boolean has(String column);

  /**
   * What a column or member holds; null when it's null or isn't there.
   *
   * @return CSV: a String, as it stands. JSON: a {@link com.fasterxml.jackson.databind.JsonNode}.
   *     Avro: the value in Avro's generic form. A query: a String, Number, Boolean, byte[], {@link
   *     java.util.UUID}, an immutable class of java.time, or a List of these.
   */
  Object cell(String column);

  /**
   * The row as a whole as a value of a schema, in the generic form that Avro's own writer takes,
   * its columns or members matched to fields by their names (JSON: by {@code AvroJson}; Avro: by
   * schema resolution).
   *
   * @throws RefusedException when it doesn't fit
   * @throws UnsupportedOperationException of rows that are columns of text or of a query
   */
  Object whole(Schema schema) throws RefusedException;

  /** How far the source is read with this row; empty where no run could go on behind it. */
  Optional<Position> after();
}
