package io.millrace.consumer.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes batches into the table, by COPY: straight into it, or by way of a temporary table where
 * rows replace others. Commits nothing.
 */
final class TableWriter {
  private static final String STAGE = "pg_temp.millrace_batch";

  /**
   * A row that the database refuses.
   *
   * @param row its number in the batch
   */
  record Refusal(int row, SQLException why) {}

  private final TableName table;
  private Connection stagedOn;
  private Layout staged;

  TableWriter(TableName table) {
    this.table = table;
  }

  /**
   * Writes a batch.
   *
   * @throws SQLException when it has written nothing, or a part that is to be rolled back
   */
  void write(Connection connection, Batch batch) throws SQLException {
    if (batch.events() == 0) {
      return;
    }
    Layout layout = batch.layout();
    if (layout.keys().isEmpty()) {
      copy(connection, batch, table.sql(), batch.latest(false));
      return;
    }
    stage(connection, layout);
    List<Integer> deleted = batch.latest(true);
    if (!deleted.isEmpty()) {
      copy(connection, batch, STAGE, deleted);
      execute(connection, deletion(layout));
      execute(connection, "truncate " + STAGE);
    }
    List<Integer> replaced = batch.latest(false);
    if (!replaced.isEmpty()) {
      copy(connection, batch, STAGE, replaced);
      execute(connection, replacement(layout));
    }
  }

  /**
   * Finds the row that a batch is refused for: what is before it can be written. Writes nothing.
   *
   * @param why the batch is refused, with an error of data
   */
  Refusal refusal(Connection connection, Batch batch, SQLException why) throws SQLException {
    SQLException latest = why;
    int good = 0;
    int bad = batch.events();
    while (true) {
      connection.rollback();
      forget();
      if (bad - good < 2) {
        return new Refusal(good, latest);
      }
      int middle = (good + bad) >>> 1;
      try {
        write(connection, batch.before(middle));
        execute(connection, "set constraints all immediate"); // those that wait for the commit
        good = middle;
      } catch (SQLException e) {
        if (!PostgresFailure.isOfData(e)) {
          throw e;
        }
        bad = middle;
        latest = e;
      }
    }
  }

  /** Makes the temporary table of a layout, where it isn't there. */
  private void stage(Connection connection, Layout layout) throws SQLException {
    if (layout.equals(staged) && connection.equals(stagedOn)) {
      return;
    }
    execute(connection, "drop table if exists " + STAGE);
    // Of the table's types, and of none of its constraints.
    execute(
        connection,
        "create temporary table millrace_batch on commit delete rows as select %s from %s with no data"
            .formatted(Layout.names(layout.columns()), table.sql()));
    stagedOn = connection;
    staged = layout;
  }

  /** After a rollback, which may have taken the temporary table away. */
  void forget() {
    staged = null;
  }

  private String deletion(Layout layout) {
    String same =
        layout.keys().stream()
            .map(key -> "t.%1$s = b.%1$s".formatted(key.quoted()))
            .collect(Collectors.joining(" and "));
    return "delete from %s t using %s b where %s".formatted(table.sql(), STAGE, same);
  }

  private String replacement(Layout layout) {
    String columns = Layout.names(layout.columns());
    String set =
        layout.others().stream()
            .map(column -> "%1$s = excluded.%1$s".formatted(column.quoted()))
            .collect(Collectors.joining(", "));
    return "insert into %s (%s) select %s from %s on conflict (%s) do %s"
        .formatted(
            table.sql(),
            columns,
            columns,
            STAGE,
            Layout.names(layout.keys()),
            set.isEmpty() ? "nothing" : "update set " + set);
  }

  private static void copy(Connection connection, Batch batch, String into, List<Integer> numbers)
      throws SQLException {
    String sql = "copy %s (%s) from stdin".formatted(into, Layout.names(batch.layout().columns()));
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      int i = 0;
      while (i < numbers.size()) {
        int from = batch.start(numbers.get(i));
        int end = batch.row(numbers.get(i)).end();
        // Rows that follow one another go in one piece.
        for (i++; i < numbers.size() && batch.start(numbers.get(i)) == end; i++) {
          end = batch.row(numbers.get(i)).end();
        }
        copy.writeToCopy(batch.text(), from, end - from);
      }
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
