package io.millrace.benchmarks.report;

import io.millrace.benchmarks.side.Side;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** All rounds of a run. */
record Results(List<Measurement> measurements) {
  Results {
    measurements = List.copyOf(measurements);
  }

  /** In order. */
  List<Case> cases(Operation operation) {
    return measurements.stream()
        .map(Measurement::measured)
        .filter(measured -> measured.operation() == operation)
        .distinct()
        .sorted()
        .toList();
  }

  /** The median over the rounds; empty when the side wasn't measured. */
  OptionalDouble typical(Case measured, Side side, Metric metric) {
    return Median.of(values(measured, side, metric));
  }

  /**
   * The median of the ratios within each round: a machine that slows down between rounds changes
   * both sides of a ratio. Empty when no round has both sides.
   */
  OptionalDouble ratio(Case measured, Side side, Side other, Metric metric) {
    Map<Integer, Measurement> others =
        of(measured, other).collect(Collectors.toMap(Measurement::round, Function.identity()));
    return Median.of(
        of(measured, side)
            .filter(mine -> others.containsKey(mine.round()))
            .mapToDouble(mine -> mine.value(metric) / others.get(mine.round()).value(metric))
            .filter(ratio -> !Double.isNaN(ratio)));
  }

  private DoubleStream values(Case measured, Side side, Metric metric) {
    return of(measured, side)
        .mapToDouble(measurement -> measurement.value(metric))
        .filter(value -> !Double.isNaN(value));
  }

  private Stream<Measurement> of(Case measured, Side side) {
    return measurements.stream().filter(m -> m.side() == side && m.measured().equals(measured));
  }
}
