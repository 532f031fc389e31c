package io.millrace.producer.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes rows in the columns of another file, so that those of several files can stand below one
 * header.
 *
 * @param columns in their order
 */
record CsvRaw(List<String> columns, char delimiter) {

  byte[] of(CsvRow row) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().fieldSeparator(delimiter).build(text)) {
      writer.writeRecord(columns.stream().map(column -> (String) row.cell(column)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("a writer of text failed", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
