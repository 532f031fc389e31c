package io.millrace.producer.file;

/**
 * Records of CSV, as RFC 4180 has them: they end in CR, LF or both outside of quotes. A quote opens
 * at the beginning of a column only. Comments of ours are one line each, whatever they quote.
 */
final class CsvScanner implements LineScanner {
  private enum State {
    COLUMN_START,
    PLAIN,
    QUOTED,
    /** Behind a quote that closes, or is the first of two. */
    QUOTE,
    COMMENT,
    /** Behind a CR that ends the record, perhaps with an LF. */
    CR
  }

  private final byte delimiter;
  private State state = State.COLUMN_START;
  private boolean atStart = true;
  private int comment;
  private boolean cr;
  private int lineEnds;

  CsvScanner(char delimiter) {
    this.delimiter = (byte) delimiter;
  }

  @Override
  public int scan(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (state == State.CR) {
        return ended(b == '\n' ? i + 1 : i);
      }
      if (atStart) {
        matchComment(b);
      }
      if (state == State.QUOTED) {
        if (b == '"') {
          state = State.QUOTE;
        } else {
          countQuotedLineEnd(b);
        }
      } else if (b == '\n') {
        return ended(i + 1);
      } else if (b == '\r') {
        state = State.CR;
      } else if (state != State.COMMENT) {
        step(b);
      }
    }
    return -1;
  }

  private void step(byte b) {
    if (b == delimiter) {
      state = State.COLUMN_START;
    } else if (b == '"' && state == State.COLUMN_START) {
      state = State.QUOTED;
      cr = false;
    } else if (b == '"' && state == State.QUOTE) {
      state = State.QUOTED;
      cr = false;
    } else {
      state = State.PLAIN;
    }
  }

  private void countQuotedLineEnd(byte b) {
    if (b == '\r' || (b == '\n' && !cr)) {
      lineEnds++;
    }
    cr = b == '\r';
  }

  private void matchComment(byte b) {
    atStart = b == Comments.PREFIX[comment];
    if (atStart && ++comment == Comments.PREFIX.length) {
      state = State.COMMENT;
      atStart = false;
    }
  }

  private int ended(int end) {
    lineEnds++;
    reset();
    return end;
  }

  private void reset() {
    state = State.COLUMN_START;
    atStart = true;
    comment = 0;
    cr = false;
  }

  @Override
  public int takeLineEnds() {
    int taken = lineEnds;
    lineEnds = 0;
    return taken;
  }

  @Override
  public boolean finish() {
    boolean whole = state != State.QUOTED;
    if (state == State.CR) {
      lineEnds++;
    }
    reset();
    return whole;
  }
}
