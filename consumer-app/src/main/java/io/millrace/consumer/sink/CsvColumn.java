package io.millrace.consumer.sink;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * A column of CSV: a field of the value, which may be one of a record in it.
 *
 * @param name such as {@code shipTo.city}
 * @param path the positions of the fields that lead there; none for a value that is no record
 * @param schema of the field, null left out
 */
record CsvColumn(String name, List<Integer> path, Schema schema) {
  private static final String WHOLE = "value";

  /** The columns of a value's schema. */
  static List<CsvColumn> of(Schema value) {
    List<CsvColumn> columns = new ArrayList<>();
    if (value.getType() == Schema.Type.RECORD) {
      collect(value, "", List.of(), new HashSet<>(), columns);
    } else {
      columns.add(new CsvColumn(WHOLE, List.of(), value));
    }
    return columns;
  }

  private static void collect(
      Schema schema,
      String prefix,
      List<Integer> path,
      Set<String> within,
      List<CsvColumn> columns) {
    within.add(schema.getFullName());
    for (Schema.Field field : schema.getFields()) {
      List<Integer> longer = new ArrayList<>(path);
      longer.add(field.pos());
      Schema inner = withoutNull(field.schema());
      // A record that can hold itself has no end of columns.
      if (inner.getType() == Schema.Type.RECORD && !within.contains(inner.getFullName())) {
        collect(inner, prefix + field.name() + ".", longer, within, columns);
      } else {
        columns.add(new CsvColumn(prefix + field.name(), List.copyOf(longer), inner));
      }
    }
    within.remove(schema.getFullName());
  }

  private static Schema withoutNull(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> others =
        schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    return others.size() == 1 ? others.get(0) : schema;
  }

  /** The cell of a value; null for null, and where a record on the way is null. */
  String cell(Object value) {
    Object inner = value;
    for (int i = 0; i < path.size() && inner != null; i++) {
      inner = ((IndexedRecord) inner).get(path.get(i));
    }
    return inner == null ? null : CellText.of(schema, inner);
  }

  /** Whether its cells are text of the event's. */
  boolean isText() {
    return isText(schema);
  }

  /** Whether the cell of such a value is text of the event's, and no number. */
  static boolean isText(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> true;
      case BYTES, FIXED -> schema.getLogicalType() == null;
      default -> false;
    };
  }
}
