package io.millrace.consumer.postgres;

/** What becomes of the events of one key. */
public enum WriteMode {
  /** Each event is a row; a tombstone is one with nothing in the columns of the value. */
  INSERT,
  /** The latest event of a key is its row; a tombstone deletes it. */
  UPSERT
}
