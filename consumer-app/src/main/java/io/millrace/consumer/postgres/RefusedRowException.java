package io.millrace.consumer.postgres;

import java.sql.SQLException;

/** The database refuses the value of a row. */
final class RefusedRowException extends SQLException {
  private static final long serialVersionUID = 1L;
  private final int row;

  RefusedRowException(int row, SQLException cause) {
    super(cause.getMessage(), cause.getSQLState(), cause);
    this.row = row;
  }

  /** Its number in the batch. */
  int row() {
    return row;
  }
}
