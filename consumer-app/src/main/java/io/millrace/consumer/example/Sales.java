package io.millrace.consumer.example;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What was sold, and what was taken back. Sums are exact, and the order of summing doesn't matter.
 *
 * @param revenue of the orders placed
 * @param units of the orders placed
 * @param cancelledRevenue of the orders cancelled
 * @param cancelledUnits of the orders cancelled
 */
record Sales(BigDecimal revenue, long units, BigDecimal cancelledRevenue, long cancelledUnits) {
  Sales {
    requireNonNull(revenue, "revenue");
    requireNonNull(cancelledRevenue, "cancelledRevenue");
  }

  static Sales placed(BigDecimal revenue, long units) {
    return new Sales(revenue, units, BigDecimal.ZERO.setScale(revenue.scale()), 0);
  }

  /** The same, taken back. */
  Sales cancelled() {
    return new Sales(cancelledRevenue, cancelledUnits, revenue, units);
  }

  Sales plus(Sales other) {
    return new Sales(
        revenue.add(other.revenue),
        Math.addExact(units, other.units),
        cancelledRevenue.add(other.cancelledRevenue),
        Math.addExact(cancelledUnits, other.cancelledUnits));
  }

  /** For {@link #parse}; four numbers. */
  @Override
  public String toString() {
    return revenue.toPlainString()
        + ' '
        + units
        + ' '
        + cancelledRevenue.toPlainString()
        + ' '
        + cancelledUnits;
  }

  static Sales parse(String text) {
    String[] parts = text.split(" ", -1);
    return new Sales(
        new BigDecimal(parts[0]),
        Long.parseLong(parts[1]),
        new BigDecimal(parts[2]),
        Long.parseLong(parts[3]));
  }
}
