package io.millrace.producer.jdbc;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryTypesIT {
  private static final UUID ID = UUID.fromString("0c65e512-d201-31d0-9e73-cfa1353c8e2d");
  private static Postgres postgres;

  @BeforeAll
  static void createType() {
    postgres = Postgres.database();
    postgres.run("create type mood as enum ('sad', 'glad')", "create domain cents as int");
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("12::smallint", 12),
        Arguments.of("12::int", 12),
        Arguments.of("12::cents", 12),
        Arguments.of("9223372036854775807::bigint", Long.MAX_VALUE),
        Arguments.of("12.340::numeric", new BigDecimal("12.340")),
        Arguments.of("12::numeric(10,2)", new BigDecimal("12.00")),
        Arguments.of("'NaN'::numeric", Double.NaN),
        Arguments.of("'-Infinity'::numeric", Double.NEGATIVE_INFINITY),
        Arguments.of("1.5::real", 1.5f),
        Arguments.of("1.5::double precision", 1.5),
        Arguments.of("'NaN'::float8", Double.NaN),
        Arguments.of("'a'::text", "a"),
        Arguments.of("'a'::varchar(3)", "a"),
        Arguments.of("'a'::char(3)", "a  "),
        Arguments.of("true", true),
        Arguments.of("'\\x00ff'::bytea", new byte[] {0, -1}),
        Arguments.of("'" + ID + "'::uuid", ID),
        Arguments.of("date '2024-02-29'", LocalDate.of(2024, 2, 29)),
        Arguments.of("date 'infinity'", "infinity"),
        Arguments.of("date '-infinity'", "-infinity"),
        Arguments.of("time '12:34:56.789012'", LocalTime.parse("12:34:56.789012")),
        Arguments.of("time '24:00'", "24:00:00"),
        Arguments.of("timetz '12:34:56+02'", OffsetTime.parse("12:34:56+02:00")),
        Arguments.of(
            "timestamp '2024-02-29 1:02:03.000004'",
            LocalDateTime.parse("2024-02-29T01:02:03.000004")),
        Arguments.of("timestamp 'infinity'", "infinity"),
        Arguments.of(
            "timestamptz '2024-02-29 1:02:03+02'", OffsetDateTime.parse("2024-02-28T23:02:03Z")),
        Arguments.of("timestamptz '-infinity'", "-infinity"),
        Arguments.of("interval '1 day 2 hours'", "1 day 02:00:00"),
        Arguments.of("'{\"a\": 1}'::json", "{\"a\": 1}"),
        Arguments.of("'{\"a\":1}'::jsonb", "{\"a\": 1}"),
        Arguments.of("'glad'::mood", "glad"),
        Arguments.of("'10.0.0.1/8'::inet", "10.0.0.1/8"),
        Arguments.of("'$12.30'::money", "$12.30"),
        Arguments.of("B'101'", "101"),
        Arguments.of("array[1,null,3]", asList(1, null, 3)),
        Arguments.of("array[[1,2],[3,4]]", List.of(List.of(1, 2), List.of(3, 4))),
        Arguments.of("array['a,b','c']", List.of("a,b", "c")),
        Arguments.of("array['glad'::mood]", List.of("glad")),
        Arguments.of("array[1.50]", List.of(new BigDecimal("1.50"))),
        Arguments.of("array['" + ID + "'::uuid]", List.of(ID)),
        Arguments.of("array[date '2024-02-29']", List.of(LocalDate.of(2024, 2, 29))),
        Arguments.of(
            "array[timestamptz '2024-02-29 1:02:03+02']",
            List.of(OffsetDateTime.parse("2024-02-28T23:02:03Z"))),
        Arguments.of("'{}'::int[]", List.of()),
        Arguments.of("null::int", null));
  }

  @ParameterizedTest
  @MethodSource("values")
  void eachTypeIsGivenAsJavasOwn(String sql, Object expected) {
    QuerySettings settings =
        QuerySettings.of(postgres.url(), postgres.login(), "select " + sql + " as v");

    assertThat(Rows.all(settings, Map.of(), "v").cells().get(0)).isEqualTo(expected);
  }
}
