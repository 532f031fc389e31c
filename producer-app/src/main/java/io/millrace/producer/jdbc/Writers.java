package io.millrace.producer.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The transactions of a PostgreSQL database that may still commit rows below the greatest value
 * that was seen: what they got from a sequence, or took for the time, is older than what others
 * committed before them.
 *
 * <p>A transaction that inserts holds a lock on its table from before it computes a default until
 * it ends, and one that called {@code nextval} a lock on the sequence; that is seen earlier than a
 * transaction id, which comes with the first row. So whoever held such a lock on a relation of the
 * query, or on any sequence, after the greatest value was looked up, has to end before the rows
 * below it are read. As {@code now()} is the begin of a transaction, all that are open have to end
 * where the column is a time.
 *
 * <p>What isn't seen: values that were handed out in an earlier transaction than the one that
 * writes them (blocks of ids in an application, sequences with a cache above 1, times of other
 * clocks).
 */
final class Writers {
  private static final String WRITE =
      "l.locktype = 'relation' and l.mode in ('RowExclusiveLock', 'ShareRowExclusiveLock',"
          + " 'ExclusiveLock', 'AccessExclusiveLock')";

  /** System relations have the numbers below; a vacuum locks indexes, and writes no rows. */
  private static final String OPEN =
      "select l.virtualtransaction from pg_locks l join pg_class c on c.oid = l.relation where "
          + WRITE
          + " and l.granted and l.pid is distinct from pg_backend_pid() and l.relation >= 16384"
          + " and l.database = (select oid from pg_database where datname = current_database())"
          + " and c.relkind not in ('i', 'I') and (c.relkind = 'S' or l.relation in"
          + " (select o.relation from pg_locks o where o.pid = pg_backend_pid()))";

  private static final String OPEN_AT_ALL =
      " union select l.virtualtransaction from pg_locks l join pg_stat_activity a on a.pid = l.pid"
          + " where l.locktype = 'virtualxid' and l.granted and l.mode = 'ExclusiveLock'"
          + " and a.datname = current_database() and a.pid <> pg_backend_pid()"
          + " and coalesce(a.backend_type, 'client backend') = 'client backend'";

  /** One that was prepared has another name than before, and no process. */
  private static final String STILL =
      "select distinct l.pid from pg_locks l where l.virtualtransaction = any(?) or (l.pid is null"
          + " and l.relation = any(?) and "
          + WRITE
          + ")";

  private final Connection connection;
  private final Object[] transactions;
  private final Object[] relations;

  private Writers(Connection connection, List<Object> transactions, List<Object> relations) {
    this.connection = connection;
    this.transactions = transactions.toArray();
    this.relations = relations.toArray();
  }

  /** Those of now; to be called in the transaction that looked up the greatest value. */
  static Writers now(Connection connection, GrowingType type) throws SQLException {
    boolean time =
        type == GrowingType.TIMESTAMP || type == GrowingType.INSTANT || type == GrowingType.DATE;
    List<Object> open =
        column(
            connection,
            time ? OPEN + OPEN_AT_ALL : "select distinct" + OPEN.substring("select".length()));
    List<Object> relations =
        column(
            connection,
            "select distinct relation::bigint from pg_locks where pid = pg_backend_pid()"
                + " and relation >= 16384");
    return new Writers(connection, open, relations);
  }

  /** Whether the server only follows another one, whose transactions it doesn't know. */
  static boolean isStandby(Connection connection) throws SQLException {
    return column(connection, "select pg_is_in_recovery()").get(0).equals(true);
  }

  /**
   * Those that haven't ended, as a person would look for them; empty when all have. Ends its
   * transaction, so that it never is one that others wait for.
   */
  Optional<String> open() throws SQLException {
    List<String> pids = new ArrayList<>();
    Array names = connection.createArrayOf("text", transactions);
    Array oids = connection.createArrayOf("bigint", relations);
    try (PreparedStatement statement = connection.prepareStatement(STILL)) {
      statement.setArray(1, names);
      statement.setArray(2, oids);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String pid = rows.getString(1);
          pids.add(pid == null ? "a prepared transaction" : "pid " + pid);
        }
      }
    }
    connection.commit();
    return pids.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", pids));
  }

  private static List<Object> column(Connection connection, String sql) throws SQLException {
    List<Object> values = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        values.add(rows.getObject(1));
      }
    }
    return values;
  }
}
