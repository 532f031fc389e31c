package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.AvroTypeException;

/**
 * A duration as ISO 8601 text with Avro's three counts apart: {@code P14M3DT0.250S} is 14 months, 3
 * days and 250 milliseconds. Years, weeks, hours and minutes are taken too and added up.
 */
record DurationForm() implements BytesForm {
  private static final int SIZE = 12;
  private static final long MAX_COUNT = 0xFFFF_FFFFL;

  private static final Pattern ISO =
      Pattern.compile(
          "P(?=.)(?:(\\d{1,10})Y)?(?:(\\d{1,10})M)?(?:(\\d{1,10})W)?(?:(\\d{1,10})D)?"
              + "(?:T(?=.)(?:(\\d{1,10})H)?(?:(\\d{1,10})M)?(?:(\\d{1,10}(?:\\.\\d{1,3})?)S)?)?");

  @Override
  public String expected() {
    return "a duration (such as P14M3DT0.250S; months, days and milliseconds of 32 bits each)";
  }

  @Override
  public void write(byte[] bytes, JsonGenerator out) throws IOException {
    if (bytes.length != SIZE) {
      throw new AvroTypeException("a duration has 12 bytes, not " + bytes.length);
    }
    ByteBuffer counts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.writeString(
        "P%sM%sDT%sS"
            .formatted(
                Integer.toUnsignedString(counts.getInt()),
                Integer.toUnsignedString(counts.getInt()),
                BigDecimal.valueOf(Integer.toUnsignedLong(counts.getInt()), 3)));
  }

  @Override
  public byte[] read(JsonValue value, JsonPath path) {
    if (value instanceof JsonValue.Text text) {
      Matcher iso = ISO.matcher(text.value());
      if (iso.matches()) {
        long months = count(iso, 1) * 12 + count(iso, 2);
        long days = count(iso, 3) * 7 + count(iso, 4);
        long millis = (count(iso, 5) * 60 + count(iso, 6)) * 60_000 + millis(iso.group(7));
        if (months <= MAX_COUNT && days <= MAX_COUNT && millis <= MAX_COUNT) {
          return bytes((int) months, (int) days, (int) millis);
        }
      }
    }
    throw path.expected(expected(), value);
  }

  private static byte[] bytes(int months, int days, int millis) {
    return ByteBuffer.allocate(SIZE)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(months)
        .putInt(days)
        .putInt(millis)
        .array();
  }

  private static long count(Matcher iso, int group) {
    return iso.group(group) == null ? 0 : Long.parseLong(iso.group(group));
  }

  private static long millis(String seconds) {
    return seconds == null ? 0 : new BigDecimal(seconds).movePointRight(3).longValueExact();
  }
}
