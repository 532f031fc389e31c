package io.millrace.producer.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader leaves running in the database, and what ends. */
class RunningQueryIT {
  private Postgres postgres;

  @BeforeEach
  void createDatabase() {
    postgres = Postgres.database();
  }

  @Test
  void aQueryThatRunsIsCancelled() throws Exception {
    QuerySettings settings =
        QuerySettings.of(postgres.url(), postgres.login(), "select 1 as id, pg_sleep(60)::text");
    try (QueryRows reader = QueryRows.open(settings, Map.of());
        Connection watcher = postgres.connect();
        PreparedStatement running =
            watcher.prepareStatement(
                "select 1 from pg_stat_activity where application_name = 'millrace'"
                    + " and state = 'active' and query like '%pg_sleep%'")) {
      Thread canceller =
          new Thread(
              () -> {
                awaitRow(running);
                reader.cancel();
              });
      canceller.start();

      assertThat(reader.next()).isEmpty();
      canceller.join();
    }
  }

  private static void awaitRow(PreparedStatement query) {
    try {
      while (true) {
        try (ResultSet rows = query.executeQuery()) {
          if (rows.next()) {
            return;
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aReaderThatWasCancelledWaitsForNobody() throws Exception {
    postgres.run("create table t (id serial)", "insert into t default values");
    try (Connection late = postgres.connect();
        Statement statement = late.createStatement();
        QueryRows reader = QueryRows.open(by("id"), Map.of())) {
      late.setAutoCommit(false);
      statement.execute("insert into t default values");
      reader.cancel();

      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void betweenTwoPollsNoTransactionIsOpen() throws Exception {
    postgres.run("create table t (id serial)", "insert into t default values");
    long[] now = {0};
    try (QueryRows reader = QueryRows.open(Queries.following(by("id")), Map.of(), () -> now[0]);
        Connection watcher = postgres.connect();
        Statement statement = watcher.createStatement()) {
      for (int poll = 0; poll < 3; poll++) {
        now[0] += QuerySettings.DEFAULT_INTERVAL.toNanos();
        assertThat(Rows.of(reader, "id").cells()).hasSize(poll == 0 ? 1 : 0);

        try (ResultSet rows =
            statement.executeQuery(
                "select state from pg_stat_activity where application_name = 'millrace'"
                    + " and datname = current_database()")) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString(1)).isEqualTo("idle");
        }
      }
    }
  }

  private QuerySettings by(String column) {
    return QuerySettings.of(postgres.url(), postgres.login(), "select * from t").by(column);
  }
}
