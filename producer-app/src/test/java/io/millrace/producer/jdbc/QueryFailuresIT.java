package io.millrace.producer.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueryFailuresIT {
  private static Postgres postgres;

  @BeforeAll
  static void createTable() {
    postgres = Postgres.database();
    postgres.run(
        "create table t (id int)",
        "insert into t select generate_series(1, 5000)",
        "create role stranger login");
  }

  @Test
  void aUrlWithoutADriverIsWrongUsage() {
    failsWith(
        ExitCode.USAGE, "begins with jdbc:nosuch:", settings("jdbc:nosuch://h/d", "select 1"));
  }

  @Test
  void aHostThatIsAwayIsUnavailable() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/x";
    failsWith(ExitCode.UNAVAILABLE, "refused", settings(url, "select 1"));
  }

  @Test
  void aUserWhoIsNotKnownIsDenied() {
    QuerySettings settings =
        QuerySettings.of(
            postgres.url(), Map.of("user", "nobody", "password", "canary"), "select 1");
    assertThat(failsWith(ExitCode.ACCESS_DENIED, "nobody", settings))
        .hasMessageNotContaining("canary");
  }

  @Test
  void aTableWithoutRightsIsDenied() {
    QuerySettings settings =
        QuerySettings.of(postgres.url(), Map.of("user", "stranger"), "select * from t");
    failsWith(ExitCode.ACCESS_DENIED, "permission denied for table t", settings);
  }

  @Test
  void wrongSqlIsShownWithItsPlace() {
    failsWith(
        ExitCode.USAGE,
        "syntax error at or near \"form\"; Position: 10",
        settings(postgres.url(), "select * form t"));
  }

  @Test
  void aColumnThatIsNotThereIsWrongUsage() {
    failsWith(
        ExitCode.USAGE,
        "column \"x\" does not exist; Position: 8",
        settings(postgres.url(), "select x from t"));
    failsWith(
        ExitCode.USAGE,
        "no column x to grow by: it gives id",
        settings(postgres.url(), "select * from t").by("x"));
  }

  @Test
  void twoColumnsOfOneNameAreWrongUsage() {
    failsWith(
        ExitCode.USAGE, "two columns called a", settings(postgres.url(), "select 1 as a, 2 as a"));
  }

  @Test
  void aQueryThatWritesIsWrongUsage() {
    String sql = "with a as (delete from t returning *) select * from a";
    failsWith(ExitCode.USAGE, "has to read only", settings(postgres.url(), sql));
  }

  @Test
  void aConnectionThatIsLostInTheMiddleIsUnavailable() {
    QuerySettings settings = settings(postgres.url(), "select id, pg_backend_pid() as pid from t");
    try (QueryRows reader = QueryRows.open(settings, Map.of())) {
      var first = (io.millrace.producer.row.Line.Good) reader.next().orElseThrow();
      postgres.run("select pg_terminate_backend(" + first.row().cell("pid") + ")");

      AppException e = catchThrowableOfType(AppException.class, () -> Rows.of(reader, "id"));
      assertThat(e.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    }
  }

  private static AppException failsWith(int exitCode, String part, QuerySettings settings) {
    AppException e =
        catchThrowableOfType(AppException.class, () -> Rows.all(settings, Map.of(), "id"));
    assertThat(e).hasMessageContaining(part);
    assertThat(e.getMessage()).doesNotContain("\n");
    assertThat(e.exitCode()).isEqualTo(exitCode);
    return e;
  }

  private static QuerySettings settings(String url, String sql) {
    return QuerySettings.of(url, postgres.login(), sql);
  }
}
