package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.example.PeriodUnit;
import io.millrace.example.SalesByPeriod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateScreenTest {
  private static final BigDecimal NONE = BigDecimal.ZERO.setScale(4);
  private static final List<SalesByPeriod> CHANGES =
      List.of(
          new SalesByPeriod(
              PeriodUnit.DAY, LocalDate.EPOCH, "UTC", "Paper", "East", NONE, 0L, NONE, 0L));

  @Test
  void linesThatSomebodyReadsGoOn() {
    assertThat(update(new ByteArrayOutputStream())).isTrue();
  }

  @Test
  void aPipeThatNobodyReadsAnyMoreEndsThem() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThat(update(closed)).isFalse();
  }

  private static boolean update(OutputStream to) {
    PrintStream out = new PrintStream(to, false, StandardCharsets.UTF_8);
    AggregateScreen screen =
        new AggregateScreen(out, true, true, false, PeriodUnit.DAY, 1, System::nanoTime);
    return screen.update(CHANGES, null);
  }
}
