package io.millrace.binary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;

/**
 * Symbols, by their names. Avro writes a constant of a generated enum by its ordinal, which is
 * another symbol where the schema isn't the one that the class was generated from.
 */
final class EnumWriteNode extends WriteNode {
  private static final int NO_SYMBOL = -1;

  private final Schema schema;
  private final Map<String, Integer> indexes = new HashMap<>();

  EnumWriteNode(Schema schema) {
    this.schema = schema;
    List<String> symbols = schema.getEnumSymbols();
    for (int i = 0; i < symbols.size(); i++) {
      indexes.put(symbols.get(i), i);
    }
  }

  @Override
  void write(Object datum, ByteOutput out) {
    int index;
    if (datum instanceof Enum<?> constant) {
      index = index(constant.name());
    } else if (datum instanceof GenericEnumSymbol) {
      index = index(datum.toString());
    } else {
      throw DatumMismatchException.expected("an enum " + schema.getFullName(), datum);
    }
    if (index == NO_SYMBOL) {
      throw new DatumMismatchException(
          "%s is no symbol of the enum %s".formatted(datum, schema.getFullName()));
    }
    out.writeInt(index);
  }

  /** The constant of a symbol that is a word of Java's has a dollar sign behind it. */
  private int index(String name) {
    Integer index = indexes.get(name);
    if (index == null && name.endsWith("$")) {
      index = indexes.get(name.substring(0, name.length() - 1));
    }
    return index == null ? NO_SYMBOL : index;
  }
}
