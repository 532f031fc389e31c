package io.millrace.binary;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.util.Set;
import org.apache.avro.util.Utf8;

/** Strings; and with the model of generated classes, what that model writes as its text. */
final class StringWriteNode extends WriteNode {
  /** The classes that Avro's SpecificData calls stringable. */
  private static final Set<Class<?>> STRINGABLE =
      Set.of(BigDecimal.class, BigInteger.class, URI.class, URL.class, File.class);

  private final boolean stringables;

  StringWriteNode(boolean stringables) {
    this.stringables = stringables;
  }

  @Override
  void write(Object datum, ByteOutput out) {
    if (datum instanceof String text) {
      out.writeString(text);
    } else if (datum instanceof Utf8 text) {
      out.writeUtf8(text);
    } else if (datum instanceof CharSequence || isStringable(datum)) {
      out.writeString(datum.toString());
    } else {
      throw DatumMismatchException.expected("a string", datum);
    }
  }

  private boolean isStringable(Object datum) {
    return stringables && datum != null && STRINGABLE.contains(datum.getClass());
  }
}
