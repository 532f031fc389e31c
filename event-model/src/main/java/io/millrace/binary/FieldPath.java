package io.millrace.binary;

/**
 * Where in a datum something went wrong, such as {@code lines[2].sales}. Grows to the left while
 * the exception that holds it goes up.
 */
final class FieldPath {
  private static final int LONGEST = 200;
  private static final int KEPT = 80;

  private String text = "";

  void inField(String name) {
    prepend(name);
  }

  void inItem(int index) {
    prepend("[" + index + "]");
  }

  void inEntry(Object key) {
    prepend("[\"" + key + "\"]");
  }

  private void prepend(String step) {
    // A datum nested a thousand deep must not make a message of a page: both ends are enough.
    String tail = text.length() > LONGEST ? "..." + text.substring(text.length() - KEPT) : text;
    text =
        tail.isEmpty() || tail.startsWith("[") || tail.startsWith(".")
            ? step + tail
            : step + "." + tail;
  }

  /** The message with the path before it. */
  String before(String message) {
    return text.isEmpty() ? message : text + ": " + message;
  }
}
