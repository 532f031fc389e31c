package io.millrace.producer.example;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.millrace.app.cli.AppException;
import io.millrace.event.EventTopic;
import io.millrace.example.ExampleTopics;
import io.millrace.producer.source.Input;
import io.millrace.producer.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Orders from a CSV file with one line a product of an order, as the file in {@code examples/}.
 *
 * <p>The lines of one order stand together and agree on the order, the customer and the address. An
 * order becomes the customer (when not seen before), one {@code OrderPlaced} and one {@code
 * OrderShipped}. An order with a line that can't be read is refused as a whole: a part of it would
 * be a wrong order.
 */
public final class OrderCsv implements Source {
  private final Path file;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final OrderColumns columns;
  private final OrderEvents events = new OrderEvents();
  private final Set<String> finished = new HashSet<>();
  private final Queue<Input> ready = new ArrayDeque<>();
  private CsvRecord ahead;

  private OrderCsv(Path file, CsvReader<CsvRecord> reader) {
    this.file = file;
    this.reader = reader;
    this.records = reader.iterator();
    CsvRecord header = read();
    if (header == null) {
      throw AppException.refused(file + " is empty: a header and order lines are expected");
    }
    this.columns = OrderColumns.of(file.toString(), header.getFields());
    this.ahead = read();
  }

  /**
   * Opens a file in UTF-8, with or without a byte order mark.
   *
   * @throws AppException when it isn't there, can't be read, or its header lacks a column
   */
  public static OrderCsv open(Path file) {
    CsvReader<CsvRecord> reader = null;
    try {
      reader =
          CsvReader.builder()
              .allowMissingFields(true)
              .allowExtraFields(true)
              .ofCsvRecord(Files.newBufferedReader(file, StandardCharsets.UTF_8));
      return new OrderCsv(file, reader);
    } catch (NoSuchFileException e) {
      throw AppException.usage("no file " + file + ": name the CSV file to import");
    } catch (IOException e) {
      throw AppException.usage("cannot read " + file + ": " + e.getMessage());
    } catch (AppException e) {
      close(reader);
      throw e;
    }
  }

  @Override
  public List<EventTopic<String, ? extends SpecificRecord>> topics() {
    return List.of(ExampleTopics.CUSTOMERS, ExampleTopics.ORDERS);
  }

  @Override
  public Optional<Input> next() {
    while (ready.isEmpty() && ahead != null) {
      ready.addAll(toInputs(nextOrder()));
    }
    return Optional.ofNullable(ready.poll());
  }

  @Override
  public void close() {
    close(reader);
  }

  /** The lines of the next order. A line too short to say which order it is of goes with it. */
  private List<CsvRecord> nextOrder() {
    List<CsvRecord> lines = new ArrayList<>();
    String orderId = columns.orderId(ahead);
    do {
      lines.add(ahead);
      ahead = read();
    } while (ahead != null && Set.of("", orderId).contains(columns.orderId(ahead)));
    return lines;
  }

  private List<Input> toInputs(List<CsvRecord> order) {
    List<OrderLineRow> rows = new ArrayList<>();
    List<Input> refused = new ArrayList<>();
    for (CsvRecord line : order) {
      try {
        OrderLineRow row = columns.parse(line);
        requireSameOrder(rows, row);
        rows.add(row);
      } catch (FieldException e) {
        refused.add(
            new Input.Refused(
                file.toString(), line.getStartingLineNumber(), e.field(), e.getMessage()));
      }
    }
    finished.add(columns.orderId(order.get(0)));
    return refused.isEmpty() ? events.of(rows) : refused;
  }

  private void requireSameOrder(List<OrderLineRow> rows, OrderLineRow row) throws FieldException {
    if (finished.contains(row.orderId())) {
      throw new FieldException(
          OrderColumns.ORDER_ID,
          "order %s was complete before: its lines must stand together".formatted(row.orderId()));
    }
    if (!rows.isEmpty() && !rows.get(0).isOfSameOrderAs(row)) {
      throw new FieldException(
          OrderColumns.ORDER_ID,
          "it differs from the first line of order %s in a date, the customer or the address"
              .formatted(row.orderId()));
    }
  }

  private CsvRecord read() {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (CsvParseException | UncheckedIOException | NoSuchElementException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String reason =
          cause instanceof CharacterCodingException ? "it is not UTF-8" : cause.getMessage();
      throw AppException.refused(
          "%s cannot be read as CSV after line %d: %s"
              .formatted(file, ahead == null ? 0 : ahead.getStartingLineNumber(), reason));
    }
  }

  private static void close(CsvReader<CsvRecord> reader) {
    try {
      if (reader != null) {
        reader.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
