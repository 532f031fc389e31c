package io.millrace.binary;

/** Dates and times. */
final class TimeWriteNode extends WriteNode {
  private final TimeType type;
  private final WriteNode otherwise;

  TimeWriteNode(TimeType type, WriteNode otherwise) {
    this.type = type;
    this.otherwise = otherwise;
  }

  @Override
  void write(Object datum, ByteOutput out) {
    if (!type.converted().isInstance(datum)) {
      otherwise.write(datum, out);
      return;
    }
    try {
      // An int looks like the long of the same value.
      out.writeLong(type.count(datum));
    } catch (ArithmeticException e) {
      throw new DatumMismatchException(
          "a %s is too far away for %s".formatted(datum.getClass().getName(), type), e);
    }
  }
}
