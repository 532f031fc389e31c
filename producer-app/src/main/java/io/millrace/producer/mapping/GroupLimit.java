package io.millrace.producer.mapping;

/**
 * How much one group may be.
 *
 * @param lines at most
 * @param bytes of their text, at most
 */
record GroupLimit(int lines, long bytes) {
  static final GroupLimit DEFAULT = new GroupLimit(100_000, 32L * 1024 * 1024);
}
