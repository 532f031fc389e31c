package io.millrace.producer.file;

import io.millrace.producer.row.Line;
import java.util.Optional;

/** Reads the rows of one file. */
interface PartReader extends AutoCloseable {

  /** Goes on behind what an earlier run has read, if that is still there. */
  void skipTo(FilePosition position);

  /**
   * The next line, or none.
   *
   * @param last whether there is no more to come when there is none
   */
  Optional<Line> next(boolean last);

  @Override
  void close();
}
