package io.millrace.producer.jdbc;

import io.millrace.producer.input.Position;
import io.millrace.producer.row.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader gives until it has no more for now: cells of a column, and positions. */
record Rows(List<Object> cells, List<Optional<Position>> positions, List<String> refusals) {

  static Rows of(QueryRows reader, String column) {
    Rows rows = new Rows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Optional<Line> next = reader.next(); next.isPresent(); next = reader.next()) {
      if (next.get() instanceof Line.Good good) {
        rows.cells.add(good.row().cell(column));
        rows.positions.add(good.row().after());
      } else if (next.get() instanceof Line.Bad bad) {
        rows.refusals.add(bad.refusal().toString());
        rows.positions.add(bad.after());
      }
    }
    return rows;
  }

  static Rows all(QuerySettings settings, Map<String, String> positions, String column) {
    try (QueryRows reader = QueryRows.open(settings, positions)) {
      return of(reader, column);
    }
  }

  /** Where a run would go on. */
  Map<String, String> last() {
    return positions.stream()
        .flatMap(Optional::stream)
        .reduce((a, b) -> b)
        .map(position -> Map.of(position.part(), position.state()))
        .orElse(Map.of());
  }
}
