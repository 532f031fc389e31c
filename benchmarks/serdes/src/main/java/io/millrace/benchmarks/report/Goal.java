package io.millrace.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A bound on a figure of cases: their median has to hold it; the worst case is told too.
 *
 * @param decimals to which figures are rounded before they are compared
 */
record Goal(double bound, int decimals, String unit) {
  /** Of a ratio, in hundredths. */
  static Goal ratio(double bound) {
    return new Goal(bound, 2, "");
  }

  /** What a table says: the bound, the median, the worst, and whether the bound is met. */
  String judge(List<Case> cases, ToDoubleFunction<Case> figure) {
    double[] figures = cases.stream().mapToDouble(figure).filter(f -> !Double.isNaN(f)).toArray();
    if (figures.length == 0) {
      return "≤ %s: not measured".formatted(text(bound));
    }
    double median = Median.of(Arrays.stream(figures)).orElseThrow();
    double worst = Arrays.stream(figures).max().orElseThrow();
    return "≤ %s: **%s**, worst %s, %s"
        .formatted(
            text(bound), text(median), text(worst), rounded(median) <= bound ? "met" : "not met");
  }

  private double rounded(double value) {
    double scale = Math.pow(10, decimals);
    return Math.round(value * scale) / scale;
  }

  private String text(double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value) + unit;
  }
}
