package io.millrace.json;

/** The value can't be encoded straight. Without a stack trace, as nobody looks at it. */
final class LongWay extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LongWay() {
    super("takes the long way", null, false, false);
  }
}
