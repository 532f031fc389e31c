package io.millrace.app.render;

/** What a word says to whoever reads it in passing. */
public enum Tone {
  PLAIN,
  GOOD,
  CAUTION,
  BAD
}
