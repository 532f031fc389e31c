package io.millrace.producer.mapping;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** UUIDs of cells: text, as it stands, or 16 bytes. */
final class Uuids {
  private static final int SIZE = 16;

  /** All digits, which {@link UUID#fromString} doesn't insist on. */
  private static final Pattern TEXT =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Uuids() {}

  /** For the schema of a {@code string} or a {@code fixed}. */
  static Converter of(Schema schema) {
    if (schema.getType() == Schema.Type.FIXED) {
      return cell -> fixed(schema, cell instanceof UUID uuid ? uuid : UUID.fromString(text(cell)));
    }
    Converter text = Texts.asString(schema);
    return cell -> text.convert(text(cell));
  }

  private static String text(Object cell) throws Misfit {
    if (cell instanceof UUID) {
      return cell.toString();
    }
    if (cell instanceof String text && TEXT.matcher(text).matches()) {
      return text;
    }
    throw new Misfit("%s is no UUID".formatted(Quoted.of(cell)));
  }

  private static GenericData.Fixed fixed(Schema schema, UUID uuid) {
    return new GenericData.Fixed(
        schema,
        ByteBuffer.allocate(SIZE)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array());
  }
}
