package io.millrace.binary;

import java.time.DateTimeException;

/** Dates and times. */
final class TimeReadNode extends ReadNode {
  private final TimeType type;
  private final boolean isInt;

  /**
   * @param isInt whether an int was written, and not a long
   */
  TimeReadNode(TimeType type, boolean isInt) {
    this.type = type;
    this.isInt = isInt;
  }

  @Override
  Object read(ByteInput in) {
    long count = isInt ? in.readInt() : in.readLong();
    try {
      return type.value(count);
    } catch (DateTimeException | ArithmeticException e) {
      throw new MalformedDataException("%d is no %s".formatted(count, type), e);
    }
  }
}
