package io.millrace.app.render;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A table of rows with a heading and no borders. */
public final class Table<T> {
  private final List<ColumnData<T>> columns = new ArrayList<>();

  /** Adds a column of text. */
  public Table<T> text(String heading, Function<T, Object> value) {
    return column(heading, HorizontalAlign.LEFT, value);
  }

  /** Adds a column that is read by its last digits. */
  public Table<T> number(String heading, Function<T, Object> value) {
    return column(heading, HorizontalAlign.RIGHT, value);
  }

  /** The rows as lines, without a newline at the end. */
  public String render(List<T> rows) {
    String table = AsciiTable.getTable(AsciiTable.NO_BORDERS, rows, columns);
    return String.join(
        System.lineSeparator(),
        table.lines().filter(line -> !line.isBlank()).map(Table::trimmed).toList());
  }

  private Table<T> column(String heading, HorizontalAlign align, Function<T, Object> value) {
    columns.add(
        new Column()
            .header(heading)
            .headerAlign(align)
            .dataAlign(align)
            .with(row -> String.valueOf(value.apply(row))));
    return this;
  }

  /** The library pads every cell with a blank; the first is not wanted. */
  private static String trimmed(String line) {
    return (line.startsWith(" ") ? line.substring(1) : line).stripTrailing();
  }
}
