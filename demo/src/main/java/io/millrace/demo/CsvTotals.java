package io.millrace.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Adds up the file, with none of the producer's code. */
final class CsvTotals {
  private CsvTotals() {}

  static Totals of(Path csv) {
    Set<String> orders = new HashSet<>();
    Set<String> customers = new HashSet<>();
    long lines = 0;
    long quantity = 0;
    BigDecimal sales = BigDecimal.ZERO;
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (NamedCsvRecord line : reader) {
        lines++;
        orders.add(line.getField("Order ID"));
        customers.add(line.getField("Customer ID"));
        quantity += Long.parseLong(line.getField("Quantity"));
        sales = sales.add(new BigDecimal(line.getField("Sales")));
      }
    } catch (IOException e) {
      throw AppException.failed("cannot read " + csv + ": " + e.getMessage(), e);
    }
    return new Totals(lines, orders.size(), orders.size(), customers.size(), quantity, sales);
  }
}
