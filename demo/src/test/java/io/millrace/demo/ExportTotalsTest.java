package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTotalsTest {
  private static final String CUSTOMER = "{\"topic\":\"customers\",\"key\":\"C-1\",\"value\":{}}\n";
  private static final String PLACED =
      "{\"topic\":\"orders\",\"key\":\"O-1\",\"value\":{\"kind\":{\"io.millrace.example.OrderPlaced\":"
          + "{\"lines\":[{\"quantity\":2,\"sales\":0.1000},{\"quantity\":3,\"sales\":0.2000}]}}}}\n";
  private static final String SHIPPED =
      "{\"topic\":\"orders\",\"key\":\"O-1\",\"value\":{\"kind\":"
          + "{\"io.millrace.example.OrderShipped\":{}}}}\n";

  @TempDir private Path folder;

  @Test
  void theLinesOfAllFilesAddUpExactly() throws IOException {
    write("customers-0.jsonl", CUSTOMER);
    write("orders-0.jsonl", PLACED + SHIPPED);

    ExportTotals totals = ExportTotals.of(folder);

    assertThat(totals.totals()).isEqualTo(new Totals(2, 1, 1, 1, 5, new BigDecimal("0.3000")));
    assertThat(totals.eventsByTopic()).containsEntry("orders", 2L).containsEntry("customers", 1L);
  }

  @Test
  void anOrderThatIsThereTwiceCountsTwice() throws IOException {
    write("orders-0.jsonl", PLACED + PLACED + SHIPPED);

    assertThat(ExportTotals.of(folder).totals())
        .isEqualTo(new Totals(4, 2, 1, 0, 10, new BigDecimal("0.6000")));
  }

  @Test
  void anOrderThatIsShippedBeforeItIsPlacedIsAnError() throws IOException {
    write("orders-0.jsonl", SHIPPED + PLACED);

    assertThatThrownBy(() -> ExportTotals.of(folder))
        .hasMessageContaining("orders-0.jsonl:1")
        .hasMessageContaining("order O-1 is shipped before it is placed");
  }

  @Test
  void aLineThatIsCutShortIsAnError() throws IOException {
    write("orders-0.jsonl", PLACED.substring(0, 50));

    assertThatThrownBy(() -> ExportTotals.of(folder)).hasMessageContaining("orders-0.jsonl:1");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
