package io.millrace.benchmarks.report;

import io.millrace.benchmarks.side.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A row for each case of an operation: what each side needed, and ours in relation to two. */
final class CaseTable {
  private final Results results;

  CaseTable(Results results) {
    this.results = results;
  }

  String of(Operation operation, Metric metric) {
    List<String> heads = new ArrayList<>(List.of("record", "", "threads"));
    for (Side side : Side.values()) {
      heads.add(side.label());
    }
    heads.add("ours / " + Side.CONFLUENT.label());
    heads.add("ours / " + Side.BARE.label());
    Table table = new Table(heads);
    for (Case measured : results.cases(operation)) {
      table.row(row(measured, metric));
    }
    return table.toString();
  }

  private List<String> row(Case measured, Metric metric) {
    List<String> cells = new ArrayList<>();
    cells.add(measured.record().toLowerCase(Locale.ROOT));
    cells.add(measured.variant().toLowerCase(Locale.ROOT));
    cells.add(String.valueOf(measured.threads()));
    for (Side side : Side.values()) {
      cells.add(Table.figure(results.typical(measured, side, metric), 0));
    }
    for (Side other : List.of(Side.CONFLUENT, Side.BARE)) {
      cells.add(Table.figure(results.ratio(measured, Side.OURS, other, metric), 2));
    }
    return cells;
  }
}
