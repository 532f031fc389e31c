package io.millrace.producer.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.millrace.producer.input.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes one record of CSV apart. */
final class CsvText {
  private final CsvReader.CsvReaderBuilder parser;

  CsvText(char delimiter, int maxBytes) {
    this.parser =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(false)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(Math.max(maxBytes, 1024));
  }

  List<String> columns(TextLines lines) throws RefusedException {
    String text = new String(lines.buffer(), lines.start(), lines.length(), StandardCharsets.UTF_8);
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new RefusedException("", "", "character " + (nul + 1) + " is NUL, which no text has");
    }
    try {
      return parser.ofSingleCsvRecord(text).getFields();
    } catch (CsvParseException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new RefusedException("", "", "is no CSV: " + reason.getMessage());
    }
  }
}
