package io.millrace.producer.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two writers on a real database, of which the one that began first commits last. */
class LateCommitsIT {
  private static final long INTERVAL = QuerySettings.DEFAULT_INTERVAL.toNanos();
  private final long[] now = {0};
  private Postgres postgres;

  @BeforeEach
  void createTable() {
    postgres = Postgres.database();
    postgres.run(
        "create table t (id bigserial primary key, at timestamptz default now())",
        "create table other (id int)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"insert into t default values", "select nextval('t_id_seq')", "select 1 from t"})
  void rowsOfATransactionThatCommitsLateAreNotSkipped(String begun) throws SQLException {
    boolean time = begun.startsWith("select 1");
    QuerySettings settings = Queries.following(by(time ? "at" : "id"));
    try (Connection late = postgres.connect();
        Statement statement = late.createStatement();
        QueryRows reader = QueryRows.open(settings, Map.of(), () -> now[0])) {
      late.setAutoCommit(false);
      statement.execute(begun);
      postgres.run("insert into t default values");

      Rows before = poll(reader);
      if (begun.contains("nextval")) {
        statement.execute("insert into t (id) values (1)");
      } else if (time) {
        statement.execute("insert into t default values");
      }
      late.commit();

      assertThat(before.cells()).isEmpty();
      assertThat(poll(reader).cells())
          .isEqualTo(time ? java.util.List.of(2L, 1L) : java.util.List.of(1L, 2L));
    }
  }

  @Test
  void aPreparedTransactionIsWaitedForToo() throws SQLException {
    try (Connection late = postgres.connect();
        Statement statement = late.createStatement();
        QueryRows reader = QueryRows.open(Queries.following(by("id")), Map.of(), () -> now[0])) {
      statement.execute("begin");
      statement.execute("insert into t default values");
      postgres.run("insert into t default values");
      Rows open = poll(reader);
      statement.execute("prepare transaction 'late'");
      Rows prepared = poll(reader);
      statement.execute("commit prepared 'late'");

      assertThat(open.cells()).isEmpty();
      assertThat(prepared.cells()).isEmpty();
      assertThat(poll(reader).cells()).containsExactly(1L, 2L);
    }
  }

  @Test
  void writersOfOtherTablesAndThoseThatCameLaterAreNotWaitedFor() throws SQLException {
    try (Connection busy = postgres.connect();
        Statement statement = busy.createStatement()) {
      postgres.run("insert into t default values");
      busy.setAutoCommit(false);
      statement.execute("insert into other values (1)");

      assertThat(Rows.all(Queries.impatient(by("id")), Map.of(), "id").cells()).containsExactly(1L);
    }
  }

  @Test
  void aTransactionThatStaysOpenEndsARunThatDoesNotFollowAndIsNamed() throws SQLException {
    try (Connection late = postgres.connect();
        Statement statement = late.createStatement()) {
      late.setAutoCommit(false);
      statement.execute("insert into t default values");
      postgres.run("insert into t default values");

      assertThatThrownBy(() -> Rows.all(Queries.impatient(by("id")), Map.of(), "id"))
          .hasMessageContaining("may still commit rows")
          .hasMessageContaining("pid ");
    }
  }

  private Rows poll(QueryRows reader) {
    now[0] += INTERVAL;
    return Rows.of(reader, "id");
  }

  private QuerySettings by(String column) {
    return QuerySettings.of(postgres.url(), postgres.login(), "select * from t").by(column);
  }
}
