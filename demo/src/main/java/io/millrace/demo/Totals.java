package io.millrace.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the orders add up to, with every digit. */
record Totals(
    long lines, long orders, long shipments, long customers, long quantity, BigDecimal sales) {

  /** One of them, of the file and of the topics. */
  record Figure(String name, Number in, Number out) {
    boolean isEqual() {
      if (in instanceof BigDecimal a && out instanceof BigDecimal b) {
        return a.compareTo(b) == 0;
      }
      return in.equals(out);
    }
  }

  /** Each figure of this beside the same of what came out. */
  List<Figure> beside(Totals out) {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("order lines", lines, out.lines));
    figures.add(new Figure("orders placed", orders, out.orders));
    figures.add(new Figure("orders shipped", shipments, out.shipments));
    figures.add(new Figure("customers", customers, out.customers));
    figures.add(new Figure("quantity", quantity, out.quantity));
    figures.add(new Figure("sales total", sales, out.sales));
    return figures;
  }
}
