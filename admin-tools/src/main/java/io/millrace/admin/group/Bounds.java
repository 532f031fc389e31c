package io.millrace.admin.group;

/**
 * The offsets that a partition has.
 *
 * @param start of its first event
 * @param end one after its last
 */
record Bounds(long start, long end) {
  Bounds {
    if (start > end) {
      // The two are asked one after the other, and retention may have come in between.
      end = start;
    }
  }

  long clamp(long offset) {
    return Math.max(start, Math.min(offset, end));
  }
}
