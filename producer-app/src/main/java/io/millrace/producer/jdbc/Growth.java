package io.millrace.producer.jdbc;

import io.millrace.app.cli.AppException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The queries by a growing column. A day is over before its rows are read: until then more of them
 * may come, which have the value that was read already.
 */
final class Growth {
  /**
   * What there is behind a position.
   *
   * @param bound the greatest value; null when there's none above the position's
   * @param nulls rows without a value
   */
  record Look(Object bound, long nulls) {}

  private final Session session;
  private final int index;
  private final String column;
  private final String quoted;
  private final GrowingType type;

  private Growth(Session session, int index, String column, String quoted, GrowingType type) {
    this.session = session;
    this.index = index;
    this.column = column;
    this.quoted = quoted;
    this.type = type;
  }

  static Growth of(Session session, String column) throws SQLException {
    Integer index = session.indexes().get(column);
    if (index == null) {
      throw AppException.usage(
          "the query gives no column %s to grow by: it gives %s"
              .formatted(column, String.join(", ", session.indexes().keySet())));
    }
    Session.ColumnType type = session.types().get(index);
    String quote = session.connection().getMetaData().getIdentifierQuoteString().strip();
    String name = quote.isEmpty() ? column : quote + column.replace(quote, quote + quote) + quote;
    GrowingType growing = GrowingType.of(column, type.number(), type.name());
    return new Growth(session, index + 1, column, "q." + name, growing);
  }

  GrowingType type() {
    return type;
  }

  /** The value of a row. */
  Object value(ResultSet rows) throws SQLException {
    return type.read(rows, index);
  }

  /** Looks, in the transaction that is open, or begins with it. */
  Look look(QueryPosition position) throws SQLException {
    return new Look(bound(position.last()), nulls());
  }

  private Object bound(Object last) throws SQLException {
    String from = session.select().from();
    String greatest =
        session.postgres()
            ? "select %s as v%swhere %1$s is not null order by %1$s desc limit 1"
                .formatted(quoted, from)
            : "select max(%s) as v%s".formatted(quoted, from);
    String compared =
        last == null ? "1" : "case when m.v > ? then 1 when m.v < ? then -1 else 0 end";
    String sql = "select m.v, %s from (%s) m".formatted(compared, greatest);
    try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
      if (last != null) {
        statement.setObject(1, last);
        statement.setObject(2, last);
      }
      try (ResultSet rows = session.running().query(statement)) {
        Object value = rows.next() ? type.read(rows, 1) : null;
        if (value != null && rows.getInt(2) < 0) {
          throw AppException.refused(
              "the greatest %s is %s now, but an earlier run was at %s: the table was emptied or changed; take another --name to read it from its beginning"
                  .formatted(column, GrowingType.text(value), GrowingType.text(last)));
        }
        return value == null || rows.getInt(2) == 0 ? null : value;
      }
    }
  }

  private long nulls() throws SQLException {
    String sql = "select count(*)" + session.select().from() + "where " + quoted + " is null";
    try (PreparedStatement statement = session.connection().prepareStatement(sql);
        ResultSet rows = session.running().query(statement)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Where it's earliest, as whoever writes may be in any zone. */
  private String today() {
    return session.postgres() ? "(now() at time zone 'Etc/GMT+12')::date" : "current_date";
  }

  /**
   * Reads what is above one value and not above another.
   *
   * @param last null to begin with the first
   */
  Pass pass(Object last, Object bound, int fetchSize) throws SQLException {
    String sql =
        "select *%swhere %s <= ?%s%s order by %2$s"
            .formatted(
                session.select().from(),
                quoted,
                last == null ? "" : " and " + quoted + " > ?",
                type == GrowingType.DATE ? " and " + quoted + " < " + today() : "");
    Connection connection = session.connection();
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      statement.setObject(1, bound);
      if (last != null) {
        statement.setObject(2, last);
      }
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
    return Pass.start(session, Optional.of(this), statement, fetchSize);
  }
}
