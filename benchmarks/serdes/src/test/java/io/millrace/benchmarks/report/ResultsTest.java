package io.millrace.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmarks.side.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final Case ORDER = new Case(Operation.SERIALIZE, "ORDER", "SPECIFIC", 1);

  @Test
  void aRatioIsTakenWithinItsRoundBeforeTheMedian() {
    // The machine was ten times slower in the second round, and the third was odd.
    Results results =
        new Results(
            List.of(
                in(0, Side.OURS, 5),
                in(0, Side.BARE, 10),
                in(1, Side.OURS, 50),
                in(1, Side.BARE, 100),
                in(2, Side.OURS, 90),
                in(2, Side.BARE, 10)));

    assertThat(results.ratio(ORDER, Side.OURS, Side.BARE, Metric.TIME)).hasValue(0.5);
  }

  @Test
  void aRoundWithoutTheOtherSideGivesNoRatio() {
    Results results =
        new Results(List.of(in(0, Side.OURS, 5), in(1, Side.OURS, 7), in(1, Side.APICURIO, 14)));

    assertThat(results.ratio(ORDER, Side.OURS, Side.APICURIO, Metric.TIME)).hasValue(0.5);
    assertThat(results.ratio(ORDER, Side.OURS, Side.CONFLUENT, Metric.TIME)).isEmpty();
  }

  @Test
  void bytesThatWereNotMeasuredGiveNoFigure() {
    Results results = new Results(List.of(in(0, Side.OURS, 5), in(0, Side.BARE, 10)));

    assertThat(results.typical(ORDER, Side.OURS, Metric.BYTES)).isEmpty();
    assertThat(results.ratio(ORDER, Side.OURS, Side.BARE, Metric.BYTES)).isEmpty();
  }

  private static Measurement in(int round, Side side, double time) {
    return new Measurement(round, ORDER, side, time, Double.NaN);
  }
}
