package io.millrace.consumer.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.app.render.Table;
import io.millrace.consumer.aggregate.Ledger;
import io.millrace.example.SalesByPeriod;
import io.millrace.json.AvroJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sales as a person or a program reads them. */
final class SalesText {
  private static final int WIDEST_BAR = 40;
  private static final JsonFactory JSON = new JsonFactory();

  private SalesText() {}

  /** A bar for the revenue of each period, net of what was cancelled in it. */
  static String chart(List<SalesByPeriod> results) {
    Map<LocalDate, BigDecimal> totals = new TreeMap<>();
    results.forEach(result -> totals.merge(result.getStart(), net(result), BigDecimal::add));
    BigDecimal most = totals.values().stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    return new Table<Map.Entry<LocalDate, BigDecimal>>()
        .text("PERIOD", Map.Entry::getKey)
        .number("NET", total -> money(total.getValue()))
        .whole("", total -> bar(total.getValue(), most))
        .render(List.copyOf(totals.entrySet()));
  }

  /** A row for each category and region of each period. */
  static String table(List<SalesByPeriod> results) {
    return new Table<SalesByPeriod>()
        .text("PERIOD", SalesByPeriod::getStart)
        .text("CATEGORY", SalesByPeriod::getCategory)
        .text("REGION", result -> result.getRegion() == null ? "" : result.getRegion())
        .number("REVENUE", result -> money(result.getRevenue()))
        .number("UNITS", result -> count(result.getUnits()))
        .number("CANCELLED", result -> money(result.getCancelledRevenue()))
        .number("UNITS", result -> count(result.getCancelledUnits()))
        .number("NET", result -> money(net(result)))
        .render(results);
  }

  /** A result as a line, without its newline. */
  static String json(SalesByPeriod result) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      AvroJson.write(SalesByPeriod.getClassSchema(), result, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  /** What became of the events, since the aggregate began. */
  static String summary(String name, Ledger ledger) {
    return String.format(
        Locale.ROOT,
        "aggregate %s: %,d orders and cancellations counted; left out: %,d late, %,d misdated,"
            + " %,d cancellations of orders that aren't open",
        name,
        ledger.counted(),
        ledger.late(),
        ledger.misdated(),
        ledger.unmatched());
  }

  private static BigDecimal net(SalesByPeriod result) {
    return result.getRevenue().subtract(result.getCancelledRevenue());
  }

  /** To the cent; the records have all digits. */
  private static String money(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String bar(BigDecimal amount, BigDecimal most) {
    return amount.signum() <= 0
        ? ""
        : "#"
            .repeat(
                amount
                    .multiply(BigDecimal.valueOf(WIDEST_BAR))
                    .divide(most, 0, RoundingMode.HALF_UP)
                    .intValueExact());
  }
}
