package io.millrace.producer.file;

import io.millrace.app.cli.AppException;
import io.millrace.producer.input.Reached;
import io.millrace.producer.row.Line;
import io.millrace.producer.row.RowReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The rows of files, one file after the other. A file's position is kept under its base name,
 * {@code -} for standard input. Going on from one, what was read before is read again, and refused
 * when it isn't the same any more. For one thread; the caller closes it.
 *
 * <p>Rows of Avro and of JSON lines are {@link io.millrace.producer.row.EncodedRow}s.
 */
public final class FileRows implements RowReader {
  private final FileSettings settings;
  private final Map<String, String> positions;
  private final StandardInput stdin;
  private final List<InputFile> files;
  private final long total;
  private Optional<CsvHeader> header = Optional.empty();
  private Optional<Schema> schema = Optional.empty();
  private int next;
  private OpenFile open;
  private PartReader begun;
  private PartReader part;
  private long done;

  private FileRows(FileSettings settings, Map<String, String> positions, StandardInput stdin) {
    this.settings = settings;
    this.positions = Map.copyOf(positions);
    this.stdin = stdin;
    this.files = settings.files().stream().map(InputFile::new).toList();
    long sum = 0;
    for (InputFile file : files) {
      long size = file.size();
      sum = sum < 0 || size < 0 ? -1 : sum + size;
    }
    this.total = sum;
  }

  /**
   * Opens the first file, and looks at the headers of the others.
   *
   * @param positions state by part, as in {@link io.millrace.producer.input.Position}; those of
   *     files that aren't read are left alone
   * @throws AppException of wrong usage or refused data, when a file can't be read, isn't of its
   *     format, lacks a column that another has, or has changed since its position was kept
   */
  public static FileRows open(
      FileSettings settings, Map<String, String> positions, StandardInput stdin) {
    FileFormat format = settings.formatOf(settings.files().get(0));
    for (String file : settings.files()) {
      if (settings.formatOf(file) != format) {
        throw AppException.usage(
            "%s is %s and %s is %s: import files of one format at a time"
                .formatted(settings.files().get(0), format, file, settings.formatOf(file)));
      }
    }
    if (settings.follow() && format == FileFormat.AVRO) {
      throw AppException.usage("Avro files can't be followed: follow CSV or JSON lines");
    }
    FileRows rows = new FileRows(settings, positions, stdin);
    rows.checkHeaders(format);
    boolean unused = rows.openNext(true);
    return rows;
  }

  private void checkHeaders(FileFormat format) {
    if (format != FileFormat.CSV || files.size() == 1) {
      return;
    }
    for (InputFile file : files) {
      if (!file.isReadTwice()) {
        continue;
      }
      try (OpenFile opened = OpenFile.open(file, settings, stdin)) {
        CsvHeader found = readHeader(opened, lines(opened));
        header.ifPresent(first -> first.checkSame(headerFile().shown(), found, file.shown()));
        header = header.or(() -> Optional.of(found));
      }
    }
  }

  private TextLines lines(OpenFile opened) {
    return opened.lines(new CsvScanner(settings.delimiterOf(opened.file().name())));
  }

  private CsvHeader readHeader(OpenFile opened, TextLines lines) {
    return CsvHeader.read(opened, lines, csvText(opened));
  }

  private CsvText csvText(OpenFile opened) {
    return new CsvText(settings.delimiterOf(opened.file().name()), settings.maxLineBytes());
  }

  /** Opens the next file; false when there is none, or it hasn't begun yet. */
  private boolean openNext(boolean waits) {
    if (next == files.size()) {
      return false;
    }
    if (open == null) {
      open = OpenFile.open(files.get(next), settings, stdin);
    }
    try {
      OpenFile opened = open;
      if (!opened.begin(() -> begin(opened), waits)) {
        return false;
      }
      part = begun;
      next++;
      return true;
    } catch (AppException e) {
      close();
      throw e;
    }
  }

  /** Reads the header, and what an earlier run has read. Of a file that is slow, aside. */
  private boolean begin(OpenFile opened) {
    PartReader reader = reader(opened);
    String name = opened.file().part();
    String state = positions.get(name);
    if (state != null) {
      reader.skipTo(FilePosition.parse(name, state));
    }
    begun = reader;
    return true;
  }

  private PartReader reader(OpenFile opened) {
    return switch (settings.formatOf(opened.file().name())) {
      case CSV -> csv(opened);
      case JSON_LINES ->
          new TextPart(
              opened, opened.lines(new NewlineScanner()), new JsonLines(settings.maxLineBytes()));
      case AVRO -> {
        AvroPart avro = AvroPart.open(opened);
        schema = schema.or(() -> Optional.of(avro.schema()));
        yield avro;
      }
    };
  }

  private PartReader csv(OpenFile opened) {
    TextLines lines = lines(opened);
    CsvHeader found = readHeader(opened, lines);
    String name = opened.file().shown();
    header.ifPresent(first -> first.checkSame(headerFile().shown(), found, name));
    header = header.or(() -> Optional.of(found));
    return new TextPart(opened, lines, new CsvLines(found, csvText(opened), raw(opened, found)));
  }

  private Optional<CsvRaw> raw(OpenFile opened, CsvHeader found) {
    List<String> columns = header.orElse(found).columns();
    char delimiter = settings.delimiterOf(headerFile().name());
    boolean same =
        columns.equals(found.columns()) && delimiter == settings.delimiterOf(opened.file().name());
    return same ? Optional.empty() : Optional.of(new CsvRaw(columns, delimiter));
  }

  /** The first that can be looked at before it's read, if there is one. */
  private InputFile headerFile() {
    return files.stream().filter(InputFile::isReadTwice).findFirst().orElse(files.get(0));
  }

  @Override
  public Optional<Line> next() {
    while (part != null || openNext(false)) {
      boolean last = !follows();
      Optional<Line> line = part.next(last);
      if (line.isPresent() || (!last && follows())) {
        return line;
      }
      if (last) {
        close();
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean follows() {
    return open != null && open.mayGrow();
  }

  @Override
  public boolean isAtHand() {
    return !settings.follow() && settings.areReadTwice();
  }

  @Override
  public Optional<List<String>> columns() {
    return header.map(CsvHeader::columns);
  }

  @Override
  public Optional<Schema> schema() {
    return schema;
  }

  /**
   * The header as it stands in the first file of CSV, with a line end, for files of what was
   * refused; empty when there is none. Rows of files whose columns are in another order give their
   * raw form in that of the header.
   */
  public byte[] header() {
    byte[] raw = header.map(CsvHeader::raw).orElse(new byte[0]);
    if (raw.length == 0 || raw[raw.length - 1] == '\n' || raw[raw.length - 1] == '\r') {
      return raw.clone();
    }
    byte[] ended = Arrays.copyOf(raw, raw.length + 1);
    ended[raw.length] = '\n';
    return ended;
  }

  @Override
  public Reached reached() {
    return new Reached(done + (open == null ? 0 : open.position()), total);
  }

  /** Of the file that is read; the next one, if any, can be read then. */
  @Override
  public void close() {
    if (open != null) {
      done += open.position();
      OpenFile closing = open;
      open = null;
      part = null;
      closing.close();
    }
  }
}
