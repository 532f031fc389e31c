package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Totals TOTALS =
      new Totals(9_994, 5_009, 5_009, 793, 37_873, new BigDecimal("2297200.8603"));
  private static final Map<String, Long> EVENTS = Map.of("orders", 10_018L, "customers", 793L);

  @Test
  void equalTotalsPassWhateverTheScaleOfTheirDecimals() {
    Totals longer = new Totals(9_994, 5_009, 5_009, 793, 37_873, new BigDecimal("2297200.860300"));

    assertThatCode(() -> comparison(longer, EVENTS).requireEqual()).doesNotThrowAnyException();
  }

  @Test
  void oneTenThousandthOfTheSalesIsADifference() {
    Totals out = new Totals(9_994, 5_009, 5_009, 793, 37_873, new BigDecimal("2297200.8602"));

    assertThatThrownBy(() -> comparison(out, EVENTS).requireEqual())
        .isInstanceOf(AppException.class)
        .hasMessage(
            "what came out differs from what went in: sales total: 2297200.8603 in, 2297200.8602 out");
    assertThat(
            OutcomeText.of(
                new Outcome(comparison(out, EVENTS), Map.of("start", Duration.ofMillis(7_250)))))
        .containsPattern("sales total +2,297,200.8603 +2,297,200.8602 +DIFFERS");
  }

  @Test
  void everyDifferenceIsNamed() {
    Totals out = new Totals(9_993, 5_010, 5_008, 792, 37_870, new BigDecimal("2297200.8603"));

    assertThatThrownBy(
            () -> comparison(out, Map.of("orders", 10_017L, "customers", 793L)).requireEqual())
        .hasMessageContainingAll(
            "orders: 10018 in, 10017 out",
            "order lines: 9994 in, 9993 out",
            "orders placed: 5009 in, 5010 out",
            "orders shipped: 5009 in, 5008 out",
            "customers: 793 in, 792 out",
            "quantity: 37873 in, 37870 out");
  }

  @Test
  void aTopicThatNothingCameOutOfIsADifference() {
    assertThatThrownBy(() -> comparison(TOTALS, Map.of("orders", 10_018L)).requireEqual())
        .hasMessageContaining("customers: 793 in, 0 out");
  }

  private static Comparison comparison(Totals out, Map<String, Long> exported) {
    return new Comparison(TOTALS, out, new TreeMap<>(EVENTS), new TreeMap<>(exported));
  }
}
