package io.millrace.producer.file;

import io.millrace.producer.input.RefusedException;
import io.millrace.producer.row.Row;
import java.util.List;
import java.util.Optional;

/** Rows of CSV, which have a column for each of the header. */
final class CsvLines implements LineMaker {
  private final CsvHeader header;
  private final CsvText text;
  private final Optional<CsvRaw> raw;

  /**
   * Of a file.
   *
   * @param raw how its rows look below the header of the first file; empty when as they stand
   */
  CsvLines(CsvHeader header, CsvText text, Optional<CsvRaw> raw) {
    this.header = header;
    this.text = text;
    this.raw = raw;
  }

  @Override
  public Row row(TextLines lines, Stand stand) throws RefusedException {
    List<String> cells = text.columns(lines);
    int expected = header.columns().size();
    boolean more =
        cells.size() > expected
            && !cells.subList(expected, cells.size()).stream().allMatch(String::isEmpty);
    if (more || cells.size() < expected) {
      throw new RefusedException(
          "", "", "has %d columns, the header %d%s".formatted(cells.size(), expected, ownOrder()));
    }
    return new CsvRow(header, cells, lines, stand, raw);
  }

  private String ownOrder() {
    return raw.isEmpty()
        ? ""
        : ", which has " + String.join(", ", header.columns()) + " in this file";
  }
}
