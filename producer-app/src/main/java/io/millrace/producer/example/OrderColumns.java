package io.millrace.producer.example;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.millrace.app.cli.AppException;
import io.millrace.example.Address;
import io.millrace.example.OrderLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The columns of the file by their headings, in whatever order they stand. */
final class OrderColumns {
  static final String ORDER_ID = "Order ID";
  private static final int LONGEST_NUMBER = 40;
  private static final List<String> NEEDED =
      List.of(
          ORDER_ID,
          "Order Date",
          "Ship Date",
          "Ship Mode",
          "Customer ID",
          "Customer Name",
          "Segment",
          "Country",
          "City",
          "State",
          "Postal Code",
          "Region",
          "Product ID",
          "Category",
          "Sub-Category",
          "Product Name",
          "Sales",
          "Quantity",
          "Discount",
          "Profit");

  private final Map<String, Integer> index;
  private final int width;

  private OrderColumns(Map<String, Integer> index, int width) {
    this.index = index;
    this.width = width;
  }

  static OrderColumns of(String file, List<String> header) {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      // A byte order mark belongs to the encoding, not to the first heading.
      index.put(i == 0 && name.startsWith("\uFEFF") ? name.substring(1) : name, i);
    }
    List<String> missing = NEEDED.stream().filter(name -> !index.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw AppException.refused(
          "%s: the header lacks the column%s %s"
              .formatted(file, missing.size() == 1 ? "" : "s", String.join(", ", missing)));
    }
    return new OrderColumns(index, header.size());
  }

  /** Empty when the line is too short to have one. */
  String orderId(CsvRecord line) {
    int at = index.get(ORDER_ID);
    return at < line.getFieldCount() ? line.getField(at) : "";
  }

  OrderLineRow parse(CsvRecord line) throws FieldException {
    if (line.getFieldCount() != width) {
      throw new FieldException(
          "line", "it has %d fields, the header has %d".formatted(line.getFieldCount(), width));
    }
    return new OrderLineRow(
        required(line, ORDER_ID),
        date(line, "Order Date"),
        date(line, "Ship Date"),
        required(line, "Ship Mode"),
        required(line, "Customer ID"),
        required(line, "Customer Name"),
        required(line, "Segment"),
        new Address(
            required(line, "Country"),
            required(line, "City"),
            optional(line, "State"),
            optional(line, "Postal Code"),
            optional(line, "Region")),
        new OrderLine(
            required(line, "Product ID"),
            required(line, "Product Name"),
            required(line, "Category"),
            required(line, "Sub-Category"),
            quantity(line),
            decimal(line, "Sales", "sales"),
            decimal(line, "Discount", "discount"),
            decimal(line, "Profit", "profit")));
  }

  private String text(CsvRecord line, String column) {
    return line.getField(index.get(column));
  }

  private String required(CsvRecord line, String column) throws FieldException {
    String text = text(line, column);
    if (text.isBlank()) {
      throw new FieldException(column, "it is empty");
    }
    return text;
  }

  private String optional(CsvRecord line, String column) {
    String text = text(line, column);
    return text.isBlank() ? null : text;
  }

  private LocalDate date(CsvRecord line, String column) throws FieldException {
    String text = text(line, column);
    LocalDate date;
    try {
      date = LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new FieldException(column, "\"%s\" is no date such as 2016-11-08".formatted(text));
    }
    if (date.isBefore(LocalDate.EPOCH)) {
      throw new FieldException(column, text + " is before 1970, where Kafka's time begins");
    }
    return date;
  }

  private int quantity(CsvRecord line) throws FieldException {
    String text = text(line, "Quantity");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new FieldException("Quantity", "\"%s\" is no whole number".formatted(text));
    }
  }

  /**
   * A number with exactly the scale of its field; digits that don't fit are refused, never rounded.
   */
  private BigDecimal decimal(CsvRecord line, String column, String field) throws FieldException {
    String text = text(line, column);
    Schema schema = OrderLine.getClassSchema().getField(field).schema();
    LogicalTypes.Decimal type = (LogicalTypes.Decimal) schema.getLogicalType();
    BigDecimal number;
    try {
      // An exponent of a few characters can stand for a number of millions of digits.
      if (text.length() > LONGEST_NUMBER || text.matches(".*[eE].*")) {
        throw new NumberFormatException();
      }
      number = new BigDecimal(text).setScale(type.getScale(), RoundingMode.UNNECESSARY);
    } catch (NumberFormatException e) {
      throw new FieldException(column, "\"%s\" is no plain number".formatted(text));
    } catch (ArithmeticException e) {
      throw new FieldException(
          column, "%s has more than %d decimals".formatted(text, type.getScale()));
    }
    if (number.precision() > type.getPrecision()) {
      throw new FieldException(
          column, "%s has more than %d digits".formatted(text, type.getPrecision()));
    }
    return number;
  }
}
