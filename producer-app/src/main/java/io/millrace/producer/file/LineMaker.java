package io.millrace.producer.file;

import io.millrace.producer.input.RefusedException;
import io.millrace.producer.row.Row;

/** Makes a row of a line of a text. */
interface LineMaker {

  /**
   * The row of the line that the reader has read last, which is sound UTF-8.
   *
   * @throws RefusedException when it is none
   */
  Row row(TextLines lines, Stand stand) throws RefusedException;
}
