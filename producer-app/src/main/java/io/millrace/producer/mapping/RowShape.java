package io.millrace.producer.mapping;

import io.millrace.app.cli.AppException;
import io.millrace.producer.row.RowReader;
import io.millrace.spelling.NearestName;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * What is known of rows before the first.
 *
 * @param columns of CSV and of queries, which all rows have; empty for others
 * @param schema of the rows of Avro files; empty for others
 */
record RowShape(Optional<List<String>> columns, Optional<Schema> schema) {
  static RowShape of(RowReader rows) {
    return new RowShape(rows.columns(), rows.schema());
  }

  /** Whether rows have that column; yes where that can't be known. */
  boolean mayHave(String column) {
    if (columns.isPresent()) {
      return columns.get().contains(column);
    }
    return schema.isEmpty() || written(column).isPresent();
  }

  /**
   * Tells columns that aren't there from columns that aren't told apart.
   *
   * @throws AppException when there is one only, which is many by its looks
   */
  void requireSeparated() {
    String only = columns.filter(all -> all.size() == 1).map(all -> all.get(0)).orElse("");
    for (String delimiter : List.of(";", "\t", "|", ",")) {
      if (only.contains(delimiter)) {
        throw AppException.usage(
            "there is one column only, %s: say --delimiter \"%s\" if that stands between columns"
                .formatted(Quoted.of(only), delimiter.equals("\t") ? "tab" : delimiter));
      }
    }
  }

  String hint(String column) {
    return NearestName.hint(
        column,
        columns.orElseGet(
            () ->
                schema
                    .map(it -> it.getFields().stream().map(Schema.Field::name).toList())
                    .orElse(List.of())));
  }

  /** The schema that cells of a column were written with, where it is known. */
  Optional<Schema> written(String column) {
    return schema.flatMap(
        outer -> field(outer, column).or(() -> within(outer, column.split("\\.", -1))));
  }

  private static Optional<Schema> within(Schema outer, String[] path) {
    Optional<Schema> at = Optional.of(outer);
    for (String name : path) {
      at = at.flatMap(schema -> field(schema, name));
    }
    return at;
  }

  private static Optional<Schema> field(Schema schema, String name) {
    List<Schema> records =
        Unions.branches(schema).stream()
            .filter(branch -> branch.getType() == Schema.Type.RECORD)
            .toList();
    return records.size() == 1
        ? Optional.ofNullable(records.get(0).getField(name)).map(Schema.Field::schema)
        : Optional.empty();
  }
}
