package io.millrace.app.render;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.Styler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A table of rows with a heading and no borders. */
public final class Table<T> {
  private final List<ColumnData<T>> columns = new ArrayList<>();
  private final Map<Integer, Function<T, Tone>> tones = new HashMap<>();

  /** Adds a column of text. */
  public Table<T> text(String heading, Function<T, Object> value) {
    return column(heading, HorizontalAlign.LEFT, value);
  }

  /** Adds a column of texts that are never broken into lines, as they are to be copied. */
  public Table<T> whole(String heading, Function<T, Object> value) {
    text(heading, value);
    columns.get(columns.size() - 1).maxWidth(Integer.MAX_VALUE);
    return this;
  }

  /** Adds a column of words that have a tone of their own. */
  public Table<T> word(String heading, Function<T, Object> value, Function<T, Tone> tone) {
    tones.put(columns.size(), tone);
    return text(heading, value);
  }

  /** Adds a column that is read by its last digits. */
  public Table<T> number(String heading, Function<T, Object> value) {
    return column(heading, HorizontalAlign.RIGHT, value);
  }

  /** The rows as lines, without a newline at the end and without colours. */
  public String render(List<T> rows) {
    return render(rows, Style.PLAIN);
  }

  /** The rows as lines, without a newline at the end. */
  public String render(List<T> rows, Style style) {
    String table =
        AsciiTable.builder()
            .border(AsciiTable.NO_BORDERS)
            .data(rows, columns)
            .styler(styler(rows, style))
            .asString();
    return String.join(
        System.lineSeparator(),
        table.lines().filter(line -> !line.isBlank()).map(Table::trimmed).toList());
  }

  /** Styles cells when they have their width already. */
  private Styler styler(List<T> rows, Style style) {
    return new Styler() {
      @Override
      public List<String> styleCell(Column column, int row, int index, List<String> lines) {
        Function<T, Tone> tone = tones.get(index);
        return tone == null
            ? lines
            : lines.stream().map(line -> styled(line, style, tone.apply(rows.get(row)))).toList();
      }
    };
  }

  /** The padding stays as it is. */
  private static String styled(String cell, Style style, Tone tone) {
    String word = cell.strip();
    return word.isEmpty() ? cell : cell.replace(word, style.in(tone, word));
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
