package io.millrace.producer.file;

/** Finds where lines end, or records of several lines, however their bytes come in. */
interface LineScanner {

  /**
   * Looks at bytes that follow those of the calls before.
   *
   * @return the end of the line, behind its line end, after which it's ready for the next; -1 when
   *     that needs more bytes, all of which were looked at
   */
  int scan(byte[] buffer, int from, int to);

  /** Line ends within what was scanned since this was last asked. */
  int takeLineEnds();

  /** There is no more. Whether what was scanned is whole, and not open in a quote. */
  boolean finish();
}
