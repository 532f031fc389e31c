package io.millrace.binary;

import java.util.List;
import org.apache.avro.Resolver;

/** Symbols, of the class that the data model has for them. */
final class EnumReadNode extends ReadNode {
  private final Object[] values;
  private final List<String> written;
  private final String name;

  EnumReadNode(Resolver.EnumAdjust action) {
    this.values = action.values;
    this.written = action.writer.getEnumSymbols();
    this.name = action.reader.getFullName();
  }

  @Override
  Object read(ByteInput in) {
    int index = in.readInt();
    if (index < 0 || index >= values.length) {
      throw new MalformedDataException(
          "symbol %d of an enum of %d".formatted(index, values.length));
    }
    Object value = values[index];
    if (value == null) {
      throw UnknownBranchException.symbol(written.get(index), name);
    }
    return value;
  }
}
