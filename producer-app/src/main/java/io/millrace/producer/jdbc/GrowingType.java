package io.millrace.producer.jdbc;

import io.millrace.app.cli.AppException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What a growing column can be: its values as Java's, and as text that keeps all of them. */
enum GrowingType {
  INTEGER(Long.class),
  DECIMAL(BigDecimal.class),
  TIMESTAMP(LocalDateTime.class),
  INSTANT(OffsetDateTime.class),
  DATE(LocalDate.class),
  UUID(UUID.class),
  TEXT(String.class);

  /** What the driver reads {@code infinity} as. */
  private static final List<Object> ENDLESS =
      List.of(LocalDateTime.MAX, OffsetDateTime.MAX, LocalDate.MAX);

  private final Class<?> type;

  GrowingType(Class<?> type) {
    this.type = type;
  }

  /** Of a column, by its JDBC type and by what the database calls it. */
  static GrowingType of(String column, int jdbcType, String typeName) {
    String name = typeName.toLowerCase(Locale.ROOT);
    if (name.equals("timestamptz")) {
      return INSTANT;
    }
    if (name.equals("uuid")) {
      return UUID;
    }
    return switch (jdbcType) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> INTEGER;
      case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
      case Types.TIMESTAMP -> TIMESTAMP;
      case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
      case Types.DATE -> DATE;
      case Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR -> textual(column, name);
      default -> throw unfit(column, typeName);
    };
  }

  private static GrowingType textual(String column, String name) {
    if (name.equals("text") || name.contains("varchar")) {
      return TEXT;
    }
    throw unfit(column, name);
  }

  private static AppException unfit(String column, String typeName) {
    return AppException.usage(
        "column %s is of type %s, which can't be a growing column: integers, numeric, timestamps, dates, uuid and text can"
            .formatted(column, typeName));
  }

  /** The value of a column of a row; null where it's null. */
  Object read(ResultSet rows, int index) throws SQLException {
    if (this == INTEGER) {
      long value = rows.getLong(index);
      return rows.wasNull() ? null : value;
    }
    if (this != DECIMAL) {
      Object value = rows.getObject(index, type);
      if (value != null && ENDLESS.contains(value)) {
        throw endless("infinity");
      }
      return value;
    }
    String text = rows.getString(index);
    try {
      return text == null ? null : new BigDecimal(text).stripTrailingZeros();
    } catch (NumberFormatException e) {
      throw endless(text);
    }
  }

  private static AppException endless(String value) {
    return AppException.refused(
        "the growing column holds " + value + ", after which nothing can grow: leave it out");
  }

  /** A value of {@link #text}. */
  Object parse(String text) {
    return switch (this) {
      case INTEGER -> Long.valueOf(text);
      case DECIMAL -> new BigDecimal(text).stripTrailingZeros();
      case TIMESTAMP -> LocalDateTime.parse(text);
      case INSTANT -> OffsetDateTime.parse(text);
      case DATE -> LocalDate.parse(text);
      case UUID -> java.util.UUID.fromString(text);
      case TEXT -> text;
    };
  }

  /** A value as text. */
  static String text(Object value) {
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }
}
