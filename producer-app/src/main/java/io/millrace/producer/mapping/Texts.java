package io.millrace.producer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;

/** Cells as text: for keys, headers, templates and fields of strings. */
final class Texts {
  /** Beyond it a number is written with its exponent. */
  private static final int MOST_ZEROS = 100;

  private Texts() {}

  /** A number without its exponent, a time in ISO 8601; bytes only where they are UTF-8. */
  static String of(Object cell) throws Misfit {
    if (cell instanceof String text) {
      return text;
    }
    if (cell == null) {
      throw new Misfit("it is empty");
    }
    if (cell instanceof BigDecimal number) {
      return Math.abs((long) number.scale()) > MOST_ZEROS
          ? number.toString()
          : number.toPlainString();
    }
    if (cell instanceof byte[] bytes) {
      return utf8(ByteBuffer.wrap(bytes));
    }
    if (cell instanceof ByteBuffer bytes) {
      return utf8(bytes.duplicate());
    }
    if (cell instanceof JsonNode || cell instanceof TokenBuffer || cell instanceof List) {
      throw new Misfit("%s is no text".formatted(Quoted.of(cell)));
    }
    return cell.toString();
  }

  private static String utf8(ByteBuffer bytes) throws Misfit {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new Misfit("%s are no text in UTF-8".formatted(Quoted.of(bytes)));
    }
  }

  /** The class of text that a schema asks for, as Avro's own reader decides. */
  static Converter asString(Schema schema) {
    String wanted = schema.getProp(GenericData.STRING_PROP);
    boolean plain = GenericData.StringType.String.name().equals(wanted);
    return plain ? Texts::of : cell -> new Utf8(of(cell));
  }
}
