package io.millrace.producer.mapping;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.Refusal;
import io.millrace.producer.row.Line;
import io.millrace.producer.row.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.avro.Schema;

/** Rows in memory. A line {@code BROKEN} of CSV can't be read. */
final class TestRows implements RowReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Optional<List<String>> columns;
  private final Optional<Schema> schema;
  private final Queue<Line> lines = new ArrayDeque<>();
  private TestRow last;
  private boolean follows;
  private long number;

  private TestRows(Optional<List<String>> columns, Optional<Schema> schema) {
    this.columns = columns;
    this.schema = schema;
  }

  static TestRows csv(String text) {
    return csv("test.csv", text);
  }

  static TestRows csv(String file, String text) {
    try (CsvReader<CsvRecord> records =
        CsvReader.builder().allowMissingFields(true).ofCsvRecord(text)) {
      List<CsvRecord> all = records.stream().toList();
      List<String> header = all.get(0).getFields();
      TestRows rows = new TestRows(Optional.of(header), Optional.empty());
      all.subList(1, all.size()).forEach(record -> rows.add(file, header, record));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String file, List<String> header, CsvRecord record) {
    Place place = new Place(file, record.getStartingLineNumber());
    byte[] raw = (String.join(",", record.getFields()) + "\n").getBytes(StandardCharsets.UTF_8);
    if (record.getField(0).equals("BROKEN")) {
      Position after = new Position(file, "{\"line\":%d}".formatted(place.number()));
      lines.add(new Line.Bad(new Refusal(place, "", "", "it is broken"), raw, Optional.of(after)));
      return;
    }
    Map<String, Object> cells = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      cells.put(header.get(i), record.getField(i));
    }
    lines.add(new Line.Good(new TestRow(place, cells, raw)));
  }

  /** Lines of JSON. */
  static TestRows json(String... objects) {
    TestRows rows = new TestRows(Optional.empty(), Optional.empty());
    for (String object : objects) {
      rows.addJson(object);
    }
    return rows;
  }

  private void addJson(String object) {
    try {
      JsonNode node = JSON.readTree(object);
      Map<String, Object> cells = new HashMap<>();
      node.properties().forEach(field -> cells.put(field.getKey(), field.getValue()));
      cells.put("", node);
      byte[] raw = (object + "\n").getBytes(StandardCharsets.UTF_8);
      lines.add(new Line.Good(new TestRow(new Place("test.jsonl", ++number), cells, raw)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of a query. */
  static TestRows query(List<String> columns, List<Object> cells) {
    TestRows rows = new TestRows(Optional.of(columns), Optional.empty());
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(columns.get(i), cells.get(i));
    }
    rows.lines.add(new Line.Good(new TestRow(new Place("query", 1), row, new byte[0])));
    return rows;
  }

  /** Rows of an Avro file. */
  static TestRows avro(Schema schema, List<Line> lines) {
    TestRows rows = new TestRows(Optional.empty(), Optional.of(schema));
    rows.lines.addAll(lines);
    return rows;
  }

  void follow(boolean on) {
    follows = on;
  }

  /** What comes in later. */
  void append(TestRows more) {
    lines.addAll(new ArrayList<>(more.lines));
  }

  @Override
  public Optional<Line> next() {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    if (last != null) {
      last.end();
    }
    Line line = lines.remove();
    last = line instanceof Line.Good good && good.row() instanceof TestRow row ? row : null;
    return Optional.of(line);
  }

  @Override
  public boolean follows() {
    return follows;
  }

  @Override
  public Optional<List<String>> columns() {
    return columns;
  }

  @Override
  public Optional<Schema> schema() {
    return schema;
  }
}
