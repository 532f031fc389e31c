package io.millrace.binary;

/**
 * How large a value may be that is read. Bytes that claim more are malformed, and are refused
 * before memory is taken for them.
 *
 * @param maxItems of one array or map; and of all items of one datum together that take no bytes,
 *     such as nulls, since the length of the input doesn't bound those. At least 0
 * @param maxBytes of one string, bytes or fixed value, at least 0
 * @param maxDepth of records, arrays and maps within each other, the outermost counts as 1; bounds
 *     the stack. At least 1
 */
public record Limits(int maxItems, int maxBytes, int maxDepth) {
  private static final Limits DEFAULTS = new Limits(1_000_000, 100 * 1024 * 1024, 1_000);

  public Limits {
    if (maxItems < 0 || maxBytes < 0 || maxDepth < 1) {
      throw new IllegalArgumentException(
          "limits are 0 or more, and the depth 1 or more: %d items, %d bytes, depth %d"
              .formatted(maxItems, maxBytes, maxDepth));
    }
  }

  /**
   * A million items; 100 MiB, the largest request that a Kafka broker takes unless it is told
   * otherwise ({@code socket.request.max.bytes}); a depth of 1,000, which a thread's usual stack
   * holds.
   */
  public static Limits defaults() {
    return DEFAULTS;
  }
}
