package io.millrace.producer.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The rows of one run of a query, of which a fetch is in memory; one is read ahead. */
final class Pass {
  /**
   * A row.
   *
   * @param value of the growing column; null where there's no such column
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Read(Object[] cells, Object value) {}

  private final Session session;
  private final Optional<Growth> growth;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private Read ahead;

  private Pass(
      Session session, Optional<Growth> growth, PreparedStatement statement, ResultSet rows) {
    this.session = session;
    this.growth = growth;
    this.statement = statement;
    this.rows = rows;
  }

  /** Takes a statement over, and closes it when it can't be run. */
  static Pass start(
      Session session, Optional<Growth> growth, PreparedStatement statement, int fetchSize)
      throws SQLException {
    try {
      statement.setFetchSize(fetchSize);
      Pass pass = new Pass(session, growth, statement, session.running().query(statement));
      pass.ahead = pass.read();
      return pass;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  /** The next row; null at the end. */
  Read next() throws SQLException {
    Read next = ahead;
    if (next != null) {
      ahead = read();
    }
    return next;
  }

  /** Whether the row that {@link #next} gave is the last of its value. */
  boolean lastOf(Read row) {
    return ahead == null || !ahead.value().equals(row.value());
  }

  private Read read() throws SQLException {
    if (!rows.next()) {
      return null;
    }
    Object[] cells = new Object[session.cells().size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = session.cells().get(i).read(rows, i + 1);
    }
    return new Read(cells, growth.isPresent() ? growth.get().value(rows) : null);
  }

  /** Ends the transaction with it. */
  void close() throws SQLException {
    Connection connection = statement.getConnection();
    rows.close();
    statement.close();
    connection.commit();
  }
}
