package io.millrace.consumer.postgres;

import io.millrace.app.cli.AppException;
import io.millrace.consumer.read.DecodedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * The columns that events of one form go into.
 *
 * @param keys by which rows are replaced and deleted; none when each event is a row
 * @param others the columns that aren't keys
 */
record Layout(List<Column> keys, List<Column> others) {
  private static final String WHOLE = "value";

  /**
   * The layout for events of these schemas. A field of the value that is called like the column of
   * the key is that column.
   *
   * @param key null for events without a key
   * @param value null for tombstones
   * @throws AppException of usage when a field is called like a column of the record
   */
  static Layout of(TableSettings settings, Schema key, Schema value) {
    List<Column> keys =
        settings.mode() == WriteMode.UPSERT && key != null ? keys(settings, key) : List.of();
    List<Column> others = new ArrayList<>();
    for (RecordPart part : RecordPart.values()) {
      if (settings.parts().contains(part)) {
        others.add(part == RecordPart.KEY ? wholeKey(part.column(), key) : part.asColumn());
      }
    }
    others.removeIf(column -> isWholeKey(settings, key) && has(keys, column)); // it's there already
    requireFree(keys, others);
    if (value != null) {
      List<Column> taken = Stream.concat(keys.stream(), others.stream()).toList();
      List<Column> fields = values(settings, value).toList();
      requireFree(fields, parts(taken));
      fields.stream().filter(column -> !has(taken, column)).forEach(others::add);
    }
    return new Layout(List.copyOf(keys), List.copyOf(others));
  }

  /** Of an upsert, whose columns of the record have a name of theirs. */
  private static boolean isWholeKey(TableSettings settings, Schema key) {
    return key != null
        && key.getType() != Schema.Type.RECORD
        && settings.keyColumn().equals(RecordPart.KEY.column());
  }

  private static List<Column> parts(List<Column> columns) {
    return columns.stream().filter(column -> RecordPart.isColumn(column.name())).toList();
  }

  private static void requireFree(List<Column> fields, List<Column> parts) {
    for (Column part : parts) {
      if (has(fields, part)) {
        throw AppException.usage(
            "the events have a field %s, which is what the record's column is called: change --with or --key-column"
                .formatted(part.name()));
      }
    }
  }

  private static boolean has(List<Column> columns, Column wanted) {
    return columns.stream().anyMatch(column -> column.name().equals(wanted.name()));
  }

  private static List<Column> keys(TableSettings settings, Schema key) {
    if (key.getType() != Schema.Type.RECORD) {
      return List.of(wholeKey(settings.keyColumn(), key));
    }
    return key.getFields().stream()
        .map(
            field ->
                new Column(
                    field.name(),
                    ColumnType.of(field.schema()),
                    false,
                    event -> ((IndexedRecord) event.key()).get(field.pos())))
        .toList();
  }

  private static Column wholeKey(String name, Schema key) {
    Schema schema = key == null ? Schema.create(Schema.Type.STRING) : key;
    return new Column(name, ColumnType.of(schema), true, DecodedEvent::key);
  }

  private static Stream<Column> values(TableSettings settings, Schema value) {
    // A tombstone has a row, too, when each event is one.
    boolean always = settings.mode() == WriteMode.UPSERT;
    if (value.getType() != Schema.Type.RECORD) {
      return Stream.of(new Column(WHOLE, ColumnType.of(value), !always, DecodedEvent::value));
    }
    return value.getFields().stream()
        .map(
            field ->
                new Column(
                    field.name(),
                    ColumnType.of(field.schema()),
                    !always || field.schema().isNullable(),
                    event ->
                        event.value() == null
                            ? null
                            : ((IndexedRecord) event.value()).get(field.pos())));
  }

  List<Column> columns() {
    return Stream.concat(keys.stream(), others.stream()).toList();
  }

  static String names(List<Column> columns) {
    return columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
  }
}
