package io.millrace.serde;

import java.io.IOException;

/** A value ended before its bytes did. */
final class TrailingBytesException extends IOException {
  private static final long serialVersionUID = 1L;
}
