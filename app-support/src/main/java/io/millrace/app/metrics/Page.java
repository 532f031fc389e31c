package io.millrace.app.metrics;

import static java.util.Objects.requireNonNull;

/**
 * What is answered beside metrics.
 *
 * @param status of HTTP
 * @param text in UTF-8
 */
public record Page(int status, String text) {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  public Page {
    requireNonNull(text, "text");
  }

  /** A text that is fine. */
  public static Page of(String text) {
    return new Page(OK, text);
  }

  /** Whether something is as it should be, for who watches: 200 or 503. */
  public static Page of(boolean isFine, String text) {
    return new Page(isFine ? OK : UNAVAILABLE, text);
  }
}
