package io.millrace.consumer.postgres;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table.
 *
 * @param schema empty for the first one that the user has
 */
public record TableName(Optional<String> schema, String table) {
  private static final String PART = "(\"(?:[^\"]|\"\")+\"|[^\".]+)";
  private static final Pattern NAME = Pattern.compile("(?:" + PART + "\\.)?" + PART);

  public TableName {
    requireNonNull(schema, "schema");
    schema.ifPresent(Identifier::quoted);
    Identifier.quoted(table);
  }

  /**
   * Reads {@code [schema.]table}; a part with a dot in it stands in double quotes. Upper case stays
   * upper case, quoted or not.
   *
   * @throws AppException of usage when it's no name
   */
  public static TableName parse(String text) {
    Matcher name = NAME.matcher(text);
    if (!name.matches()) {
      throw AppException.usage(
          "\"%s\" names no table: write table, schema.table or \"a.schema\".table".formatted(text));
    }
    return new TableName(
        Optional.ofNullable(name.group(1)).map(TableName::plain), plain(name.group(2)));
  }

  private static String plain(String part) {
    return part.startsWith("\"")
        ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
        : part;
  }

  /** Another table of the same schema. */
  TableName beside(String other) {
    return new TableName(schema, other);
  }

  String sql() {
    return schema.map(name -> Identifier.quoted(name) + ".").orElse("") + Identifier.quoted(table);
  }

  @Override
  public String toString() {
    return schema.map(name -> name + ".").orElse("") + table;
  }
}
