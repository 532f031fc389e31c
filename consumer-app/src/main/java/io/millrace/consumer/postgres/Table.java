package io.millrace.consumer.postgres;

import io.millrace.app.cli.AppException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The table that events go to, as the database has it. */
record Table(TableName name, boolean create) {
  private static final String COLUMNS =
      """
      select a.attname, coalesce(b.typname, t.typname), coalesce(b.typtype, t.typtype) = 'e',
        format_type(coalesce(b.oid, t.oid), case when b.oid is null then a.atttypmod else t.typtypmod end),
        a.attnotnull and not a.atthasdef and a.attidentity = ''
      from pg_attribute a join pg_type t on t.oid = a.atttypid
        left join pg_type b on b.oid = nullif(t.typbasetype, 0)
      where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
      order by a.attnum
      """;

  /**
   * Sees that the table has the columns of a layout, or makes them when it was asked to.
   *
   * @param deletesOnly whether no row is written that would need other columns
   * @throws AppException of usage naming the column that isn't there, or can't take the values
   */
  void fit(Connection connection, Layout layout, boolean deletesOnly) throws SQLException {
    if (create) {
      make(connection, layout);
    }
    Map<String, PresentColumn> present = present(connection);
    check(present, layout);
    if (!deletesOnly) {
      checkRequired(present, layout);
    }
    connection.commit();
  }

  private void make(Connection connection, Layout layout) throws SQLException {
    Map<String, PresentColumn> present = present(connection);
    if (present.isEmpty()) {
      try {
        execute(connection, definition(layout));
      } catch (SQLException e) {
        connection.rollback();
        if (present(connection).isEmpty()) { // another run may have been faster
          throw e;
        }
      }
      present = present(connection);
    }
    for (Column column : layout.columns()) {
      if (!present.containsKey(column.name())) {
        // Rows that are there already have nothing in it.
        execute(
            connection,
            "alter table %s add column if not exists %s %s"
                .formatted(name.sql(), column.quoted(), column.type().sql()));
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Map<String, PresentColumn> present(Connection connection) throws SQLException {
    Map<String, PresentColumn> columns = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setString(1, name.sql());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          columns.put(
              rows.getString(1),
              new PresentColumn(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(4),
                  rows.getBoolean(3),
                  rows.getBoolean(5)));
        }
      }
    }
    return columns;
  }

  private String definition(Layout layout) {
    String columns =
        layout.columns().stream()
            .map(
                column ->
                    "%s %s%s"
                        .formatted(
                            column.quoted(),
                            column.type().sql(),
                            column.nullable() ? "" : " not null"))
            .collect(Collectors.joining(", "));
    String key =
        layout.keys().isEmpty() ? "" : ", primary key (%s)".formatted(Layout.names(layout.keys()));
    return "create table if not exists %s (%s%s)".formatted(name.sql(), columns, key);
  }

  private void check(Map<String, PresentColumn> present, Layout layout) {
    if (present.isEmpty()) {
      throw AppException.usage(
          "there is no table %s: create it, or add --create-table".formatted(name));
    }
    for (Column column : layout.columns()) {
      PresentColumn there = present.get(column.name());
      if (there == null) {
        throw AppException.usage(
            "table %s has no column %s, which the events have as %s: add it, or --create-table"
                .formatted(name, column.name(), column.type().sql()));
      } else if (!there.takes(column.type())) {
        throw AppException.usage(
            "column %s of table %s is %s, and the events need %s: change it, or export to another table"
                .formatted(column.name(), name, there.shown(), column.type().sql()));
      } else if (layout.keys().contains(column) && !there.tellsApart(column.type())) {
        throw AppException.usage(
            "column %s of table %s can't be the key of an upsert: as %s, keys that differ would be equal"
                .formatted(column.name(), name, there.shown()));
      }
    }
  }

  private void checkRequired(Map<String, PresentColumn> present, Layout layout) {
    Set<String> filled = layout.columns().stream().map(Column::name).collect(Collectors.toSet());
    for (PresentColumn column : present.values()) {
      if (column.required() && !filled.contains(column.name())) {
        throw AppException.usage(
            "column %s of table %s has to have a value, and the events have no such field: give it a default, or let it be null"
                .formatted(column.name(), name));
      }
    }
  }
}
