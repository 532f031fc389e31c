package io.millrace.producer.row;

import io.millrace.producer.input.Reached;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Reads rows in order. For one thread; the caller closes it. */
public interface RowReader extends AutoCloseable {

  /**
   * The next row, or what stands in its place but can't be read as one; empty when there is none:
   * for good, or for now when the reader {@link #follows}. Never waits for more to come.
   *
   * @throws io.millrace.app.cli.AppException when the source can't be read any further
   */
  Optional<Line> next();

  /** Whether more may come after an empty {@link #next}. */
  default boolean follows() {
    return false;
  }

  /** Whether all rows are there, so that {@link #next} never waits for anybody. */
  default boolean isAtHand() {
    return false;
  }

  /**
   * The columns, when all rows have the same: of CSV and of queries, not of JSON and Avro. Known
   * from the start; several files agree on them.
   */
  Optional<List<String>> columns();

  /** The schema of the rows, when they come with one: of Avro files. */
  default Optional<Schema> schema() {
    return Optional.empty();
  }

  /** How far it is. */
  default Reached reached() {
    return Reached.UNKNOWN;
  }

  @Override
  default void close() {}
}
