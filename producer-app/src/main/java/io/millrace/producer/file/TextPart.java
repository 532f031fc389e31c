package io.millrace.producer.file;

import io.millrace.producer.input.RefusedException;
import io.millrace.producer.row.Line;
import java.util.Optional;

/** The rows of a text, one a line, whatever stands in the lines. */
final class TextPart implements PartReader {
  private final OpenFile file;
  private final TextLines lines;
  private final LineMaker maker;

  TextPart(OpenFile file, TextLines lines, LineMaker maker) {
    this.file = file;
    this.lines = lines;
    this.maker = maker;
  }

  @Override
  public void skipTo(FilePosition position) {
    lines.skipTo(position);
  }

  @Override
  public Optional<Line> next(boolean last) {
    while (lines.next(last)) {
      if (lines.tooLong() || !Comments.isNoData(lines.buffer(), lines.start(), lines.length())) {
        return Optional.of(line());
      }
    }
    return Optional.empty();
  }

  private Line line() {
    Stand stand =
        new Stand(file.file().shown(), file.file().part(), lines.number(), lines.position());
    try {
      check(file, lines);
      return new Line.Good(maker.row(lines, stand));
    } catch (RefusedException e) {
      return new Line.Bad(e.at(stand.place()), lines.copy(), stand.after());
    }
  }

  /** Whether a line is one of text at all. */
  static void check(OpenFile file, TextLines lines) throws RefusedException {
    if (lines.tooLong()) {
      throw new RefusedException(
          "",
          "",
          "has more than %d bytes and is left out: --max-line-bytes says how many a line may have"
              .formatted(file.settings().maxLineBytes()));
    }
    long broken = Utf8Check.firstBroken(lines.buffer(), lines.start(), lines.length());
    if (broken > 0) {
      throw new RefusedException(
          "", "", "character %d is no %s".formatted(broken, file.encoding()));
    }
    if (!lines.whole()) {
      throw new RefusedException("", "", "a quote is still open where the file ends");
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
