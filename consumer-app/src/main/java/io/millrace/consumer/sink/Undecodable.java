package io.millrace.consumer.sink;

/** What becomes of a record that can't be decoded. */
public enum Undecodable {
  /** What came before it is exported, and the run ends. */
  FAIL,
  /** It is left out and counted. */
  SKIP
}
