package io.millrace.app.filter;

import io.millrace.app.record.DecodedData;

/** Compares keys with what a user types. */
public final class RecordKey {
  private RecordKey() {}

  /** Whether a key is this text; a number is its digits, and bytes are their base64. */
  public static boolean is(DecodedData key, String text) {
    Object value = FilterValues.of(key);
    return value != null && value.toString().equals(text);
  }
}
