package io.millrace.producer.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectStatementTest {
  @Test
  void oneSemicolonAtTheEndIsTakenOff() {
    assertThat(SelectStatement.parse("select 1 ; -- done\n", true).text()).isEqualTo("select 1 ");
  }

  @Test
  void questionMarksAreDoubledOutsideOfLiterals() {
    assertThat(SelectStatement.parse("select a ? 'b?' -- ?\n, \"c?\", $x$?$x$", true).marked())
        .isEqualTo("select a ?? 'b?' -- ?\n, \"c?\", $x$?$x$");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select ';' from t",
        "-- first\nwith a as (select 1) select * from a",
        "(select 1) union (select 2)",
        "VALUES (1)",
        "/* ; */ table t",
        "select E'\\';' from t",
        "select $$;$$",
      })
  void queriesAreTaken(String sql) {
    assertThat(SelectStatement.parse(sql, true).text()).isEqualTo(sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete from t", "", "-- nothing", "selection", "explain select 1", ";"})
  void whatIsNoQueryIsRefused(String sql) {
    assertThatThrownBy(() -> SelectStatement.parse(sql, true))
        .hasMessageStartingWith("the SQL isn't a query");
  }

  @Test
  void twoStatementsAreRefused() {
    assertThatThrownBy(() -> SelectStatement.parse("select 1; drop table t", true))
        .hasMessageContaining("more than one statement");
  }
}
