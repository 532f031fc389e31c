package io.millrace.producer.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The statement that the database works on, for another thread to end. Thread-safe. */
final class Running {
  /** As PostgreSQL calls what was cancelled. */
  private static final String CANCELLED = "57014";

  private Statement current;
  private boolean cancelled;

  /** Runs a query, until it has its first rows; none any more once it was cancelled. */
  ResultSet query(PreparedStatement statement) throws SQLException {
    synchronized (this) {
      if (cancelled) {
        throw new SQLException("cancelled", CANCELLED);
      }
      current = statement;
    }
    return statement.executeQuery();
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Has the database give up what it works on. */
  void cancel() throws SQLException {
    Statement open;
    synchronized (this) {
      cancelled = true;
      open = current;
    }
    if (open != null) {
      open.cancel();
    }
  }
}
