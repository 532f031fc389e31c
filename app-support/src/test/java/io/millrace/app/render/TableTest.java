package io.millrace.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table<Map.Entry<String, Integer>> TABLE =
      new Table<Map.Entry<String, Integer>>()
          .text("TOPIC", Map.Entry::getKey)
          .number("EVENTS", Map.Entry::getValue);

  @Test
  void textStandsLeftAndNumbersStandRight() {
    String table = TABLE.render(List.of(Map.entry("orders", 10_018), Map.entry("customers", 793)));

    assertThat(table.lines())
        .containsExactly("TOPIC      EVENTS", "orders      10018", "customers     793");
  }

  @Test
  void withoutRowsThereIsTheHeading() {
    assertThat(TABLE.render(List.of())).isEqualTo("TOPIC  EVENTS");
  }

  @Test
  void aWordInItsToneStandsWhereItWouldWithout() {
    Table<String> table =
        new Table<String>()
            .word("RISK", risk -> risk, risk -> risk.equals("safe") ? Tone.PLAIN : Tone.BAD)
            .text("TOPIC", risk -> "orders");
    List<String> rows = List.of("safe", "irreversible");

    String coloured = table.render(rows, Style.COLOURED);

    assertThat(coloured).contains("\u001b[31mirreversible\u001b[0m  orders");
    assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(table.render(rows));
    assertThat(table.render(rows)).doesNotContain("\u001b");
  }
}
