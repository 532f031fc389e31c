package io.millrace.consumer.postgres;

import io.millrace.consumer.sink.CellText;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;

/**
 * What a value of a schema is in PostgreSQL.
 *
 * @param sql the type of a column that is made for it
 * @param others names of other types of which a column loses nothing of it
 * @param schema of the value, null left out
 */
record ColumnType(String sql, Set<String> others, Schema schema) {
  private static final Set<String> ANY_TEXT =
      Set.of("varchar", "bpchar", "citext", "uuid", "json", "jsonb");

  static ColumnType of(Schema field) {
    Schema schema = withoutNull(field);
    LogicalType logical = schema.getLogicalType();
    ColumnType type = logical == null ? null : ofLogical(logical, schema);
    return type == null ? ofPlain(schema) : type;
  }

  private static Schema withoutNull(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> others =
        schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    return others.size() == 1 ? others.get(0) : schema;
  }

  private static ColumnType ofLogical(LogicalType logical, Schema schema) {
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return new ColumnType(
          "numeric(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale()), Set.of(), schema);
    }
    return switch (logical.getName()) {
      case "big-decimal" -> new ColumnType("numeric", Set.of(), schema);
      case "uuid" -> new ColumnType("uuid", Set.of("text", "varchar"), schema);
      case "date" -> new ColumnType("date", Set.of(), schema);
      case "time-millis", "time-micros" -> new ColumnType("time", Set.of(), schema);
      case "timestamp-millis", "timestamp-micros" ->
          new ColumnType("timestamptz", Set.of(), schema);
      case "local-timestamp-millis", "local-timestamp-micros" ->
          new ColumnType("timestamp", Set.of(), schema);
      // PostgreSQL keeps microseconds, and would round.
      case "timestamp-nanos", "local-timestamp-nanos" ->
          new ColumnType("text", Set.of("varchar"), schema);
      case "duration" -> new ColumnType("interval", Set.of(), schema);
      default -> null;
    };
  }

  private static ColumnType ofPlain(Schema schema) {
    return switch (schema.getType()) {
      case INT -> new ColumnType("integer", Set.of("int8", "numeric"), schema);
      case LONG -> new ColumnType("bigint", Set.of("numeric"), schema);
      case FLOAT -> new ColumnType("real", Set.of("float8"), schema);
      case DOUBLE -> new ColumnType("double precision", Set.of(), schema);
      case BOOLEAN -> new ColumnType("boolean", Set.of(), schema);
      case STRING, ENUM -> new ColumnType("text", ANY_TEXT, schema);
      case BYTES, FIXED -> new ColumnType("bytea", Set.of(), schema);
      case RECORD, ARRAY, MAP, UNION, NULL ->
          new ColumnType("jsonb", Set.of("json", "text"), schema);
    };
  }

  /** A value, not null, as PostgreSQL reads it. */
  String text(Object value) {
    if (sql.equals("bytea")) {
      return "\\x" + HexFormat.of().formatHex(bytes(value));
    }
    if (sql.equals("uuid")) {
      return CellText.of(schema, value).toLowerCase(Locale.ROOT); // equal ones look the same
    }
    return sql.equals("jsonb") ? CellText.json(schema, value) : CellText.of(schema, value);
  }

  private static byte[] bytes(Object value) {
    if (value instanceof GenericFixed fixed) {
      return fixed.bytes();
    }
    ByteBuffer buffer = ((ByteBuffer) value).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
