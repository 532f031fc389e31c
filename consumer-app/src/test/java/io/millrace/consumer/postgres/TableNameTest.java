package io.millrace.consumer.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "orders, '\"orders\"'",
        "Orders, '\"Orders\"'",
        "shop.orders, '\"shop\".\"orders\"'",
        "'\"a.b\".orders', '\"a.b\".\"orders\"'",
        "'\"say \"\"x\"\"\"', '\"say \"\"x\"\"\"'",
        "'orders; drop table x', '\"orders; drop table x\"'"
      })
  void aNameIsQuotedAsItIs(String text, String sql) {
    assertThat(TableName.parse(text).sql()).isEqualTo(sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a.b.c", "\"a", "a\"b", "\"\""})
  void whatIsNoNameIsRefused(String text) {
    assertThatThrownBy(() -> TableName.parse(text))
        .isInstanceOf(AppException.class)
        .hasMessageContaining("names no table");
  }

  @Test
  void aNameThatPostgresWouldCutIsRefused() {
    assertThatThrownBy(() -> TableName.parse("ä".repeat(32)))
        .isInstanceOf(AppException.class)
        .hasMessageContaining("1 to 63 bytes");
  }

  /** Between the quotes, every quote is doubled: nothing in a name ends it. */
  @Property
  void nothingGetsOutOfItsQuotes(@ForAll @StringLength(min = 1, max = 15) String name) {
    if (name.indexOf('\0') < 0) {
      String quoted = Identifier.quoted(name);
      String inner = quoted.substring(1, quoted.length() - 1);
      assertThat(inner.replace("\"\"", "")).doesNotContain("\"");
      assertThat(inner.replace("\"\"", "\"")).isEqualTo(name);
    }
  }
}
