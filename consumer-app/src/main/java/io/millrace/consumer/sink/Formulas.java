package io.millrace.consumer.sink;

/** What becomes of text in CSV that a spreadsheet would take for a formula. */
public enum Formulas {
  /** It stays as it is. */
  KEEP,
  /** It is written behind an apostrophe, which a spreadsheet takes for text. */
  ESCAPE
}
