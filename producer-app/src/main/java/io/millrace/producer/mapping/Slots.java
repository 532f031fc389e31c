package io.millrace.producer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.producer.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/** Numbers the columns that a mapping uses, and takes their cells from rows. Not thread-safe. */
final class Slots {
  /** The cell of a member that isn't there. */
  static final Object MISSING = new Object();

  private final boolean fixedColumns;
  private final List<String> columns = new ArrayList<>();
  private final List<String[]> paths = new ArrayList<>();

  /** Null until the first text shows whether the rows are text. */
  private Set<String> nulls;

  /**
   * @param fixedColumns whether all rows have all columns
   * @param nulls texts that are null; unless given, the empty one where rows are text
   */
  Slots(boolean fixedColumns, Optional<Set<String>> nulls) {
    this.fixedColumns = fixedColumns;
    this.nulls = nulls.orElse(null);
  }

  /** The number of a column. */
  int slot(String column) {
    int slot = columns.indexOf(column);
    if (slot >= 0) {
      return slot;
    }
    columns.add(column);
    paths.add(column.split("\\.", -1));
    return columns.size() - 1;
  }

  String column(int slot) {
    return columns.get(slot);
  }

  /** The cells of a row by slot. */
  Object[] cells(Row row) {
    Object[] cells = new Object[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = fixedColumns ? cell(row, columns.get(i)) : member(row, i);
    }
    return cells;
  }

  private Object cell(Row row, String column) {
    Object cell = row.cell(column);
    return cell instanceof String text && nulls(row).contains(text) ? null : cell;
  }

  private Set<String> nulls(Row row) {
    if (nulls == null) {
      nulls = row.raw().length > 0 ? Set.of("") : Set.of();
    }
    return nulls;
  }

  private Object member(Row row, int slot) {
    if (row.has(columns.get(slot))) {
      return row.cell(columns.get(slot));
    }
    String[] path = paths.get(slot);
    if (path.length == 1 || !row.has(path[0])) {
      return MISSING;
    }
    Object at = row.cell(path[0]);
    for (int i = 1; i < path.length && at != null && at != MISSING; i++) {
      at = within(at, path[i]);
    }
    return at;
  }

  private static Object within(Object outer, String name) {
    if (outer instanceof GenericRecord record) {
      return record.hasField(name) ? record.get(name) : MISSING;
    }
    if (outer instanceof JsonNode node) {
      return node.isNull() ? node : node.has(name) ? node.get(name) : MISSING;
    }
    return MISSING;
  }
}
