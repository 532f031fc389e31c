package io.millrace.producer.file;

import io.millrace.app.cli.Stop;
import io.millrace.producer.input.Position;
import io.millrace.producer.row.Line;
import io.millrace.producer.row.Row;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads rows to the end, and keeps of each what a test asks for. */
final class ReadRows {
  static final StandardInput NO_STDIN = StandardInput.of(InputStream.nullInputStream(), new Stop());

  private ReadRows() {}

  static FileRows open(Object file) {
    return FileRows.open(FileSettings.of(List.of(file.toString())), Map.of(), NO_STDIN);
  }

  static FileRows open(FileSettings settings, String part, Optional<Position> after) {
    Map<String, String> positions =
        after.map(position -> Map.of(part, position.state())).orElse(Map.of());
    return FileRows.open(settings, positions, NO_STDIN);
  }

  static StandardInput stdin(byte[] content) {
    return StandardInput.of(new ByteArrayInputStream(content), new Stop());
  }

  /** Of good rows what is asked for, of others the refusal. */
  static List<String> all(FileRows rows, Function<Row, String> asked) {
    List<String> all = new ArrayList<>();
    for (Optional<Line> line = rows.next(); line.isPresent(); line = rows.next()) {
      all.add(text(line.get(), asked));
    }
    return all;
  }

  static String text(Line line, Function<Row, String> asked) {
    return line instanceof Line.Good good
        ? asked.apply(good.row())
        : ((Line.Bad) line).refusal().toString();
  }

  static List<String> cells(FileRows rows, String column) {
    return all(rows, row -> String.valueOf(row.cell(column)));
  }

  /** Of rows that come slowly, to their end. */
  static List<String> toEnd(FileRows rows, String column) {
    List<String> cells = cells(rows, column);
    while (rows.follows()) {
      cells.addAll(cells(rows, column));
    }
    return cells;
  }

  static Optional<Position> after(Line line) {
    return line instanceof Line.Good good ? good.row().after() : ((Line.Bad) line).after();
  }

  static byte[] raw(Line line) {
    return line instanceof Line.Good good ? good.row().raw() : ((Line.Bad) line).raw();
  }
}
