package io.millrace.producer.jdbc;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Reads a column of a row as what {@link io.millrace.producer.row.Row#cell} promises. Numbers that
 * aren't finite are Doubles; dates and times without an end are the text {@code infinity} or {@code
 * -infinity}, and the end of a day as a time is the text {@code 24:00:00}; what Java has no type
 * for (intervals, JSON, enums, addresses, money, bits) is text as the database writes it.
 */
@FunctionalInterface
interface Cell {
  /** Null when the column is. */
  Object read(ResultSet rows, int index) throws SQLException;

  /** For a column, from 1. */
  static Cell of(ResultSetMetaData columns, int index) throws SQLException {
    return switch (columns.getColumnTypeName(index).toLowerCase(Locale.ROOT)) {
      case "timestamptz" ->
          (rows, i) ->
              finite(rows, i, OffsetDateTime.class, OffsetDateTime.MIN, OffsetDateTime.MAX);
      case "timetz" -> (rows, i) -> rows.getObject(i, OffsetTime.class);
      case "uuid" -> (rows, i) -> rows.getObject(i, UUID.class);
      case "money", "bit", "varbit" -> ResultSet::getString;
      default -> ofType(columns.getColumnType(index));
    };
  }

  private static Cell ofType(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.BOOLEAN,
          Types.BIT ->
          ResultSet::getObject;
      case Types.NUMERIC, Types.DECIMAL -> Cell::number;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> ResultSet::getBytes;
      case Types.DATE ->
          (rows, i) -> finite(rows, i, LocalDate.class, LocalDate.MIN, LocalDate.MAX);
      case Types.TIME -> Cell::time;
      case Types.TIMESTAMP ->
          (rows, i) -> finite(rows, i, LocalDateTime.class, LocalDateTime.MIN, LocalDateTime.MAX);
      case Types.TIMESTAMP_WITH_TIMEZONE -> (rows, i) -> rows.getObject(i, OffsetDateTime.class);
      case Types.TIME_WITH_TIMEZONE -> (rows, i) -> rows.getObject(i, OffsetTime.class);
      case Types.ARRAY -> Cell::list;
      default -> ResultSet::getString;
    };
  }

  private static Object number(ResultSet rows, int index) throws SQLException {
    String text = rows.getString(index);
    if (text == null) {
      return null;
    }
    return Set.of("NaN", "Infinity", "-Infinity").contains(text)
        ? (Object) Double.valueOf(text)
        : new BigDecimal(text);
  }

  private static Object time(ResultSet rows, int index) throws SQLException {
    LocalTime time = rows.getObject(index, LocalTime.class);
    return LocalTime.MAX.equals(time) ? "24:00:00" : time;
  }

  private static <T> Object finite(ResultSet rows, int index, Class<T> type, T min, T max)
      throws SQLException {
    T value = rows.getObject(index, type);
    if (max.equals(value)) {
      return "infinity";
    }
    return min.equals(value) ? "-infinity" : value;
  }

  private static Object list(ResultSet rows, int index) throws SQLException {
    Array array = rows.getArray(index);
    if (array == null) {
      return null;
    }
    List<Object> all = new ArrayList<>();
    try (ResultSet elements = array.getResultSet()) {
      Cell cell = of(elements.getMetaData(), 2);
      while (elements.next()) {
        all.add(cell.read(elements, 2));
      }
    } finally {
      array.free();
    }
    return Collections.unmodifiableList(all);
  }
}
