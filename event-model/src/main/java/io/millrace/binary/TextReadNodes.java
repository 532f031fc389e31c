package io.millrace.binary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.Utf8;

/** Strings and bytes, which are promoted to each other as they are stored. */
final class TextReadNodes {
  private TextReadNodes() {}

  /**
   * Of the class that the schema of a string, or of a map for its keys, names by {@code
   * avro.java.string}.
   */
  private static ReadNode text(Schema schema, int maxBytes) {
    return isJavaString(schema) ? new StringNode(maxBytes) : new Utf8Node(maxBytes);
  }

  /**
   * Of the class that {@code java-class}, or {@code java-key-class} for the keys of a map, names,
   * with the model of generated classes. Only for the classes that Avro trusts unasked; another one
   * is ignored, as Avro's fast reader does.
   */
  static ReadNode value(Schema schema, GenericData data, int maxBytes) {
    if (data instanceof SpecificData) {
      boolean isMap = schema.getType() == Schema.Type.MAP;
      String property = isMap ? SpecificData.KEY_CLASS_PROP : SpecificData.CLASS_PROP;
      String name = String.valueOf(schema.getObjectProp(property));
      if (name.equals(BigDecimal.class.getName())) {
        return new ParsedNode(maxBytes, BigDecimal::new);
      }
      if (name.equals(BigInteger.class.getName())) {
        return new ParsedNode(maxBytes, BigInteger::new);
      }
    }
    return text(schema, maxBytes);
  }

  static ReadNode bytes(int maxBytes) {
    return new BytesNode(maxBytes);
  }

  private static boolean isJavaString(Schema schema) {
    return GenericData.StringType.String.name().equals(schema.getProp(GenericData.STRING_PROP));
  }

  private static String string(ByteInput in, int maxBytes) {
    int length = in.readLength(maxBytes);
    return new String(in.bytes(), in.take(length), length, UTF_8);
  }

  private static byte[] copy(ByteInput in, int maxBytes) {
    int length = in.readLength(maxBytes);
    int at = in.take(length);
    return Arrays.copyOfRange(in.bytes(), at, at + length);
  }

  private static final class StringNode extends ReadNode {
    private final int maxBytes;

    StringNode(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    @Override
    Object read(ByteInput in) {
      return string(in, maxBytes);
    }
  }

  private static final class Utf8Node extends ReadNode {
    private final int maxBytes;

    Utf8Node(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    @Override
    Object read(ByteInput in) {
      return new Utf8(copy(in, maxBytes));
    }
  }

  private static final class BytesNode extends ReadNode {
    private final int maxBytes;

    BytesNode(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    @Override
    Object read(ByteInput in) {
      return ByteBuffer.wrap(copy(in, maxBytes));
    }
  }

  private static final class ParsedNode extends ReadNode {
    private final int maxBytes;
    private final Function<String, Object> parser;

    ParsedNode(int maxBytes, Function<String, Object> parser) {
      this.maxBytes = maxBytes;
      this.parser = parser;
    }

    @Override
    Object read(ByteInput in) {
      try {
        return parser.apply(string(in, maxBytes));
      } catch (NumberFormatException e) {
        throw new MalformedDataException("a text that is no number: " + e.getMessage(), e);
      }
    }
  }
}
