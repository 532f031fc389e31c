package io.millrace.producer.mapping;

import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.millrace.json.AvroJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;

/**
 * Cells of Avro files, by the schema that they were written with, as other rows would hold them.
 */
final class AvroCells {
  private static final GenericData MODEL = new GenericData();

  private AvroCells() {}

  /**
   * A Java value of what Avro stored, such as an Instant; what is nested becomes JSON.
   *
   * @throws Misfit when what is stored is no value of its logical type
   */
  static Object plain(Schema schema, Object cell) throws Misfit {
    if (cell == null) {
      return null;
    }
    if (schema.getType() == Schema.Type.UNION) {
      return plain(schema.getTypes().get(MODEL.resolveUnion(schema, cell)), cell);
    }
    return switch (schema.getType()) {
      case RECORD, ARRAY, MAP -> json(schema, cell);
      case ENUM, STRING -> cell.toString();
      default -> schema.getLogicalType() == null ? stored(cell) : logical(schema, cell);
    };
  }

  private static Object stored(Object cell) {
    return cell instanceof GenericFixed fixed ? fixed.bytes() : cell;
  }

  private static Object logical(Schema schema, Object cell) throws Misfit {
    LogicalType type = schema.getLogicalType();
    try {
      if (type instanceof LogicalTypes.Decimal decimal) {
        return new BigDecimal(new BigInteger(bytes(cell)), decimal.getScale());
      }
      if (type instanceof LogicalTypes.BigDecimal) {
        return new Conversions.BigDecimalConversion()
            .fromBytes(((ByteBuffer) cell).duplicate(), schema, type);
      }
      return switch (type.getName()) {
        case "uuid" ->
            new Conversions.UUIDConversion().fromFixed((GenericFixed) cell, schema, type);
        case "duration" -> json(schema, cell);
        default -> cell instanceof Number number ? time(type.getName(), number) : stored(cell);
      };
    } catch (RuntimeException e) {
      throw new Misfit("what the file holds is no %s".formatted(type.getName()));
    }
  }

  private static Object time(String type, Number number) {
    long count = number.longValue();
    if (type.equals("date")) {
      return LocalDate.ofEpochDay(count);
    }
    if (type.startsWith("timestamp-")) {
      return Ticks.of(type).instant(count);
    }
    if (!type.startsWith("local-timestamp-") && !type.startsWith("time-")) {
      return number;
    }
    LocalDateTime local = LocalDateTime.ofInstant(Ticks.of(type).instant(count), ZoneOffset.UTC);
    if (!type.startsWith("time-")) {
      return local;
    }
    LocalTime time = local.toLocalTime();
    // A time that is out of the day's range stays a number.
    return local.toLocalDate().equals(LocalDate.EPOCH) ? time : number;
  }

  private static byte[] bytes(Object cell) {
    if (cell instanceof GenericFixed fixed) {
      return fixed.bytes();
    }
    ByteBuffer buffer = ((ByteBuffer) cell).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static TokenBuffer json(Schema schema, Object cell) {
    try (TokenBuffer tokens = new TokenBuffer(null, false)) {
      AvroJson.write(schema, cell, tokens);
      return tokens;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
