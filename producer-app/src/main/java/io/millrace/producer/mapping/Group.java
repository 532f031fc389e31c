package io.millrace.producer.mapping;

import io.millrace.producer.input.Place;
import io.millrace.producer.input.Refusal;
import io.millrace.producer.input.RefusedException;
import io.millrace.producer.row.Row;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows of one input, at least one, and what is found to be wrong with them. */
final class Group {
  /** Stands in a field's path for the number of a line. */
  static final String EACH = "[]";

  private final List<Captured> lines;
  private final Row row;
  private SortedMap<Integer, Refusal> refusals = Collections.emptySortedMap();

  /**
   * @param row the only one, while it is valid; null in a group
   */
  Group(List<Captured> lines, Row row) {
    this.lines = lines;
    this.row = row;
  }

  int size() {
    return lines.size();
  }

  Row row() {
    return row;
  }

  Object cell(int line, int slot) {
    return lines.get(line).cells()[slot];
  }

  /** Keeps the first refusal of each line. */
  void refuse(int line, RefusedException e) {
    if (!refusals.containsKey(line)) {
      if (refusals.isEmpty()) {
        refusals = new TreeMap<>();
      }
      Refusal refusal = e.at(place(line));
      String field = refusal.field().replace(EACH, "[" + line + "]");
      refusals.put(line, new Refusal(refusal.place(), refusal.column(), field, refusal.reason()));
    }
  }

  /** Refuses each line that isn't as the first in a column that stands for the whole group. */
  void requireSame(int[] shared, Slots slots) {
    for (int line = 1; line < lines.size(); line++) {
      for (int slot : shared) {
        Object first = cell(0, slot);
        if (!Objects.deepEquals(cell(line, slot), first)) {
          refuse(
              line,
              new RefusedException(
                  slots.column(slot),
                  "",
                  "%s differs from %s in the first line of the group (line %d)"
                      .formatted(
                          Quoted.of(cell(line, slot)), Quoted.of(first), place(0).number())));
        }
      }
    }
  }

  private Place place(int line) {
    return row == null ? lines.get(line).place() : row.place();
  }

  boolean isRefused() {
    return !refusals.isEmpty();
  }

  /** In the order of the lines. */
  List<Refusal> refusals() {
    return List.copyOf(refusals.values());
  }
}
