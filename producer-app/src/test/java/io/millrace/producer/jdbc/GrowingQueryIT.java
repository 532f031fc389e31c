package io.millrace.producer.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingQueryIT {
  private Postgres postgres;

  @BeforeEach
  void createDatabase() {
    postgres = Postgres.database();
  }

  @Test
  void aRunGoesOnBehindTheLastRow() {
    postgres.run("create table t (id bigserial, v text)", "insert into t (v) values ('a'), ('b')");
    Map<String, String> first = Rows.all(by("id"), Map.of(), "v").last();
    postgres.run("insert into t (v) values ('c')");

    assertThat(Rows.all(by("id"), first, "v").cells()).containsExactly("c");
    assertThat(Rows.all(by("id"), Rows.all(by("id"), first, "v").last(), "v").cells()).isEmpty();
  }

  @Test
  void betweenRowsOfOneValueNoRunCanGoOn() {
    postgres.run("create table t (v int)", "insert into t values (1), (1), (1), (2), (3), (3)");

    assertThat(Rows.all(by("v"), Map.of(), "v").positions().stream().map(Optional::isPresent))
        .containsExactly(false, false, true, true, false, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smallint|1|2|3",
        "numeric|1.0|1.00001|12345678901234567890.5",
        "timestamp|2024-01-01 00:00:00.000001|2024-01-01 00:00:00.000002|2024-01-02",
        "timestamptz|2024-01-01 00:00:00+02|2024-01-01 00:00:00+01|2024-01-02",
        "date|2024-01-01|2024-01-02|2024-02-01",
        "uuid|00000000-0000-0000-0000-000000000001|80000000-0000-0000-0000-000000000000|f0000000-0000-0000-0000-000000000000",
        "text|a?|b'|c\"",
      })
  void eachTypeThatGrowsCanBeGoneOnFrom(String type, String a, String b, String c) {
    postgres.run("create table t (id int, \"G\"\"r\" " + type + ")");
    insert(type, 1, a);
    insert(type, 2, b);
    Rows first = Rows.all(by("G\"r"), Map.of(), "id");
    insert(type, 3, c);

    assertThat(first.cells()).containsExactly(1, 2);
    assertThat(Rows.all(by("G\"r"), first.last(), "id").cells()).containsExactly(3);
  }

  private void insert(String type, int id, String value) {
    postgres.run("insert into t values (%d, $x$%s$x$::%s)".formatted(id, value, type));
  }

  @Test
  void theRowsOfADayThatIsNotOverAreLeft() {
    postgres.run(
        "create table t (d date)",
        "insert into t select (now() at time zone 'Etc/GMT+12')::date - n from generate_series(0, 1) n");

    // Far ahead of who may still write.
    inZone(
        "Pacific/Kiritimati",
        () -> assertThat(Rows.all(by("d"), Map.of(), "d").cells()).hasSize(1));
  }

  @Test
  void theSameQueryGivesTheSameRowsInEveryZone() {
    postgres.run(
        "create table t (at timestamptz)", "insert into t values ('2024-01-01 23:30:00+00')");
    QuerySettings settings =
        QuerySettings.of(postgres.url(), postgres.login(), "select at::text, at::date as d from t");

    inZone(
        "Asia/Tokyo",
        () -> {
          assertThat(Rows.all(settings, Map.of(), "at").cells())
              .containsExactly("2024-01-01 23:30:00+00");
          assertThat(Rows.all(settings, Map.of(), "d").cells())
              .containsExactly(LocalDate.of(2024, 1, 1));
        });
  }

  private static void inZone(String zone, Runnable action) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      action.run();
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"timestamp", "timestamptz", "date", "numeric"})
  void behindInfinityNothingWouldEverBeRead(String type) {
    postgres.run("create table t (v " + type + ")", "insert into t values ('infinity')");

    assertThatThrownBy(() -> Rows.all(by("v"), Map.of(), "v"))
        .isInstanceOf(AppException.class)
        .hasMessageContaining("after which nothing can grow");
  }

  @Test
  void rowsWithoutAValueAreRefusedOnce() {
    postgres.run("create table t (id int)", "insert into t values (null), (7), (null)");
    Rows first = Rows.all(by("id"), Map.of(), "id");
    postgres.run("insert into t values (null)");

    assertThat(first.cells()).containsExactly(7);
    assertThat(first.refusals()).hasSize(2).first().asString().startsWith("query:1: id: null in");
    assertThat(Rows.all(by("id"), first.last(), "id").refusals()).hasSize(1);
  }

  @Test
  void aQueryOrColumnThatChangedIsRefused() {
    postgres.run("create table t (id int, v int)", "insert into t values (1, 1)");
    Map<String, String> first = Rows.all(by("id"), Map.of(), "id").last();

    assertThatThrownBy(() -> Rows.all(by("v"), first, "id"))
        .isInstanceOf(AppException.class)
        .hasMessageContaining("another --name");
  }

  @Test
  void aTableThatWasEmptiedIsNoticed() {
    postgres.run("create table t (id serial)", "insert into t values (1), (2), (3)");
    Map<String, String> first = Rows.all(by("id"), Map.of(), "id").last();
    postgres.run("truncate t", "insert into t values (1)");

    assertThatThrownBy(() -> Rows.all(by("id"), first, "id"))
        .hasMessageContaining("the greatest id is 1 now, but an earlier run was at 3");
  }

  @Test
  void aTypeThatHasNoOrderToTrustIsRefused() {
    postgres.run("create table t (v double precision)");

    assertThatThrownBy(() -> Rows.all(by("v"), Map.of(), "v"))
        .hasMessageContaining("type float8, which can't be a growing column");
  }

  @Test
  void aReaderThatFollowsAsksOnceAnInterval() {
    postgres.run("create table t (id int)", "insert into t values (1)");
    long[] now = {0};
    try (QueryRows reader = QueryRows.open(Queries.following(by("id")), Map.of(), () -> now[0])) {
      assertThat(Rows.of(reader, "id").cells()).containsExactly(1);
      postgres.run("insert into t values (2)");
      assertThat(Rows.of(reader, "id").cells()).isEmpty();
      now[0] += QuerySettings.DEFAULT_INTERVAL.toNanos();

      assertThat(Rows.of(reader, "id").cells()).isEqualTo(List.of(2));
    }
  }

  @Test
  void aMillionRowsAreStreamed() {
    postgres.run(
        "create table t as select i as id, 'order ' || i as v, now() as at, i * 1.25 as sum"
            + " from generate_series(1, 1000000) i",
        "create unique index on t (id)");
    long count = 0;
    try (QueryRows reader = QueryRows.open(by("id"), Map.of())) {
      while (reader.next().isPresent()) {
        count++;
      }
    }

    assertThat(count).isEqualTo(1_000_000);
  }

  private QuerySettings by(String column) {
    return QuerySettings.of(postgres.url(), postgres.login(), "select * from t").by(column);
  }
}
