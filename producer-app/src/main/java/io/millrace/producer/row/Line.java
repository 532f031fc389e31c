package io.millrace.producer.row;

import io.millrace.producer.input.Position;
import io.millrace.producer.input.Refusal;
import java.util.Optional;

/** A row, or what stands in the place of one. */
public sealed interface Line {

  /** A row that can be mapped. */
  record Good(Row row) implements Line {}

  /** What can't be read as a row, such as broken JSON or a line with too few columns. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bad(Refusal refusal, byte[] raw, Optional<Position> after) implements Line {}
}
