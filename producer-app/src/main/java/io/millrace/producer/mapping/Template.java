package io.millrace.producer.mapping;

import java.util.ArrayList;
import java.util.List;

/** Text with columns in braces; two braces stand for one. */
record Template(List<Part> parts) {
  Template {
    parts = List.copyOf(parts);
  }

  /**
   * @param text the name of the column, when it is one
   */
  record Part(String text, boolean isColumn) {}

  /**
   * @throws IllegalArgumentException when a brace stands alone
   */
  static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '{' && c != '}') {
        plain.append(c);
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == c) {
        plain.append(c);
        at += 2;
      } else {
        int end = c == '{' ? text.indexOf('}', at) : -1;
        if (end <= at + 1) {
          throw new IllegalArgumentException(
              "a column stands in a template as {Column}, and a brace itself as {{ or }}");
        }
        parts.add(new Part(plain.toString(), false));
        parts.add(new Part(text.substring(at + 1, end), true));
        plain.setLength(0);
        at = end + 1;
      }
    }
    parts.add(new Part(plain.toString(), false));
    return new Template(parts.stream().filter(part -> !part.text().isEmpty()).toList());
  }
}
