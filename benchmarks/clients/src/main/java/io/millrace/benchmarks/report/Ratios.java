package io.millrace.benchmarks.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Ours by theirs, of one case and one figure, within each round. */
record Ratios(List<Double> values) {
  Ratios {
    values = values.stream().filter(value -> !value.isNaN()).sorted().toList();
  }

  /** A round counts when both sides have run in it; a side's figure is the mean of its runs. */
  static Ratios of(List<Run> runs, String name, ToDoubleFunction<Run> figure) {
    List<Run> of = runs.stream().filter(run -> run.name().equals(name)).toList();
    return new Ratios(
        of.stream()
            .map(Run::round)
            .distinct()
            .map(round -> mean(of, round, true, figure) / mean(of, round, false, figure))
            .toList());
  }

  private static double mean(
      List<Run> runs, int round, boolean ours, ToDoubleFunction<Run> figure) {
    return runs.stream()
        .filter(run -> run.round() == round && run.ours() == ours)
        .mapToDouble(figure)
        .average()
        .orElse(Double.NaN);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  double lowest() {
    return values.get(0);
  }

  double highest() {
    return values.get(values.size() - 1);
  }

  double median() {
    return median(values);
  }

  /** The middle of sorted values, or the mean of the two in the middle. */
  static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
