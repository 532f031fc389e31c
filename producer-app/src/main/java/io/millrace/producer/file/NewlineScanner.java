package io.millrace.producer.file;

/** Lines that end in a line feed. */
final class NewlineScanner implements LineScanner {
  private int lineEnds;

  @Override
  public int scan(byte[] buffer, int from, int to) {
    for (int i = from + withoutOne(buffer, from, to); i < to; i++) {
      if (buffer[i] == '\n') {
        lineEnds++;
        return i + 1;
      }
    }
    return -1;
  }

  /** How many bytes from the first on have none for sure, looked at eight by eight. */
  private static int withoutOne(byte[] buffer, int from, int to) {
    int at = from;
    while (at <= to - Long.BYTES) {
      // Zero in each byte that is a line feed, which a subtraction shows in its high bit.
      long ends = Words.at(buffer, at) ^ (Words.LOW_BITS * '\n');
      if ((ends - Words.LOW_BITS & ~ends & Words.HIGH_BITS) != 0) {
        break;
      }
      at += Long.BYTES;
    }
    return at - from;
  }

  @Override
  public int takeLineEnds() {
    int taken = lineEnds;
    lineEnds = 0;
    return taken;
  }

  @Override
  public boolean finish() {
    return true;
  }
}
