package io.millrace.producer.file;

/** Lines that end in a line feed. */
final class NewlineScanner implements LineScanner {
  private int lineEnds;

  @Override
  public int scan(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\n') {
        lineEnds++;
        return i + 1;
      }
    }
    return -1;
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
